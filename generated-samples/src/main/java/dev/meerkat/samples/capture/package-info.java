// SPDX-License-Identifier: Apache-2.0
/**
 * Reads captures, pcap and pcapng, plain or gzipped, packet by packet in constant memory.
 *
 * <p>The formats are described in {@code src/main/wire/pcap.wire} and {@code pcapng.wire}; the
 * readers generated from them read every header here. A window of one mebibyte slides over the
 * file. A record with more than {@link dev.meerkat.samples.capture.CaptureReader#MAX_CAPTURED}
 * octets is counted and passed over. Nothing is allocated per packet. A file that is not what it
 * should be ends in a {@link dev.meerkat.samples.capture.CaptureException} that names the place.
 *
 * <p>One thread reads one file.
 */
package dev.meerkat.samples.capture;
