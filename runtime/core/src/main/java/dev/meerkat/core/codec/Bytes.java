// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Integers in byte arrays, at any alignment: the only class of Meerkat with VarHandles.
 *
 * <p>{@code getU16(b, i)} reads an unsigned 16-bit integer whose first byte is {@code b[i]}, the
 * most significant byte first; the variants ending in {@code Le} read the least significant first.
 * Unsigned integers of up to 24 bits are ints, up to 56 bits longs; 64 bits are a long whose sign
 * bit is the top bit. The {@code put} methods write the low bits of their value and ignore the
 * rest.
 *
 * <p>Every access is checked by the JVM: an index outside the array is the caller's mistake and
 * throws {@link IndexOutOfBoundsException}.
 */
public final class Bytes {
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle CHAR_BE = view(char[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle CHAR_LE = view(char[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  private static VarHandle view(Class<?> arrayType, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, order);
  }

  public static int getU8(byte[] b, int i) {
    return b[i] & 0xFF;
  }

  public static int getI8(byte[] b, int i) {
    return b[i];
  }

  public static int getU16(byte[] b, int i) {
    return (char) CHAR_BE.get(b, i);
  }

  public static int getI16(byte[] b, int i) {
    return (short) SHORT_BE.get(b, i);
  }

  public static int getU24(byte[] b, int i) {
    return getU16(b, i) << 8 | b[i + 2] & 0xFF;
  }

  public static int getI32(byte[] b, int i) {
    return (int) INT_BE.get(b, i);
  }

  public static long getU32(byte[] b, int i) {
    return (int) INT_BE.get(b, i) & 0xFFFF_FFFFL;
  }

  public static long getU40(byte[] b, int i) {
    return getU32(b, i) << 8 | b[i + 4] & 0xFF;
  }

  public static long getU48(byte[] b, int i) {
    return getU32(b, i) << 16 | getU16(b, i + 4);
  }

  public static long getU56(byte[] b, int i) {
    return getU32(b, i) << 24 | getU24(b, i + 4);
  }

  public static long getI64(byte[] b, int i) {
    return (long) LONG_BE.get(b, i);
  }

  public static int getU16Le(byte[] b, int i) {
    return (char) CHAR_LE.get(b, i);
  }

  public static int getI16Le(byte[] b, int i) {
    return (short) SHORT_LE.get(b, i);
  }

  public static int getU24Le(byte[] b, int i) {
    return getU16Le(b, i) | (b[i + 2] & 0xFF) << 16;
  }

  public static int getI32Le(byte[] b, int i) {
    return (int) INT_LE.get(b, i);
  }

  public static long getU32Le(byte[] b, int i) {
    return (int) INT_LE.get(b, i) & 0xFFFF_FFFFL;
  }

  public static long getU40Le(byte[] b, int i) {
    return getU32Le(b, i) | (b[i + 4] & 0xFFL) << 32;
  }

  public static long getU48Le(byte[] b, int i) {
    return getU32Le(b, i) | (long) getU16Le(b, i + 4) << 32;
  }

  public static long getU56Le(byte[] b, int i) {
    return getU32Le(b, i) | (long) getU24Le(b, i + 4) << 32;
  }

  public static long getI64Le(byte[] b, int i) {
    return (long) LONG_LE.get(b, i);
  }

  public static void putU8(byte[] b, int i, int value) {
    b[i] = (byte) value;
  }

  public static void putU16(byte[] b, int i, int value) {
    SHORT_BE.set(b, i, (short) value);
  }

  public static void putU24(byte[] b, int i, int value) {
    putU16(b, i, value >>> 8);
    b[i + 2] = (byte) value;
  }

  public static void putI32(byte[] b, int i, int value) {
    INT_BE.set(b, i, value);
  }

  public static void putU32(byte[] b, int i, long value) {
    INT_BE.set(b, i, (int) value);
  }

  public static void putU40(byte[] b, int i, long value) {
    putU32(b, i, value >>> 8);
    b[i + 4] = (byte) value;
  }

  public static void putU48(byte[] b, int i, long value) {
    putU32(b, i, value >>> 16);
    putU16(b, i + 4, (int) value);
  }

  public static void putU56(byte[] b, int i, long value) {
    putU32(b, i, value >>> 24);
    putU24(b, i + 4, (int) value);
  }

  public static void putI64(byte[] b, int i, long value) {
    LONG_BE.set(b, i, value);
  }

  public static void putU16Le(byte[] b, int i, int value) {
    SHORT_LE.set(b, i, (short) value);
  }

  public static void putU24Le(byte[] b, int i, int value) {
    putU16Le(b, i, value);
    b[i + 2] = (byte) (value >>> 16);
  }

  public static void putI32Le(byte[] b, int i, int value) {
    INT_LE.set(b, i, value);
  }

  public static void putU32Le(byte[] b, int i, long value) {
    INT_LE.set(b, i, (int) value);
  }

  public static void putU40Le(byte[] b, int i, long value) {
    putU32Le(b, i, value);
    b[i + 4] = (byte) (value >>> 32);
  }

  public static void putU48Le(byte[] b, int i, long value) {
    putU32Le(b, i, value);
    putU16Le(b, i + 4, (int) (value >>> 32));
  }

  public static void putU56Le(byte[] b, int i, long value) {
    putU32Le(b, i, value);
    putU24Le(b, i + 4, (int) (value >>> 32));
  }

  public static void putI64Le(byte[] b, int i, long value) {
    LONG_LE.set(b, i, value);
  }

  /** Reads the low {@code bits} of a value as a two's complement number of that width. */
  public static long signed(long value, int bits) {
    int unused = Long.SIZE - bits;
    return value << unused >> unused;
  }
}
