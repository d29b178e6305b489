// SPDX-License-Identifier: Apache-2.0
/**
 * Captures, pcap and pcapng: read and written packet by packet in constant memory, and devices that
 * record and replay.
 *
 * <p>The formats are described in {@code src/main/wire/pcap.wire} and {@code pcapng.wire}; the
 * codecs generated from them read and write every header here. A reader takes either byte order,
 * every resolution, plain or gzipped; a window of one mebibyte slides over the file, and a record
 * with more than {@link dev.meerkat.capture.CaptureReader#MAX_CAPTURED} octets is counted and
 * passed over. A writer writes nanoseconds, least significant octet first, up to a size of the file
 * that {@link dev.meerkat.capture.CaptureLimits} names. Nothing is allocated per packet. A file
 * that is not what it should be ends in a {@link dev.meerkat.capture.CaptureException} that names
 * the place.
 *
 * <p>One thread reads or writes one file.
 */
package dev.meerkat.capture;
