// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

/**
 * The blocks of a pcapng section in one byte order. Each {@code wrap} answers a code of {@code
 * Codec}; the accessors tell what the last one read.
 */
sealed interface BlockReader permits BigBlockReader, LittleBlockReader {
  int wrapHead(byte[] buffer, int offset);

  long type();

  /** Octets of the block, its head and both lengths included. */
  long length();

  int wrapSection(byte[] buffer, int offset, int length);

  int wrapInterface(byte[] buffer, int offset, int length);

  int linkType();

  /** Most octets of a packet that were kept, 0 for all. */
  long snapLength();

  /** Moves to the next option of the interface. */
  boolean nextOption();

  int option();

  /** The value of the option {@code RESOLUTION}. */
  int resolution();

  /** The value of the option {@code TIME_OFFSET}. */
  long timeOffset();

  int wrapEnhanced(byte[] buffer, int offset, int length);

  long interfaceIndex();

  long timestamp();

  long enhancedOriginal();

  int enhancedOffset();

  int enhancedLength();

  int wrapSimple(byte[] buffer, int offset, int length);

  long simpleOriginal();

  int simpleOffset();

  int simpleLength();
}
