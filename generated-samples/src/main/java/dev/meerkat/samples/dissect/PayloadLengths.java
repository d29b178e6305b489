// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import dev.meerkat.core.codec.FieldFormat;
import dev.meerkat.core.codec.FieldVisitor;
import java.util.Objects;

/**
 * Passes everything on, but of an opaque payload only its length: {@code "payload_length":1460}
 * instead of 2,920 digits.
 */
final class PayloadLengths implements FieldVisitor {
  private static final String PAYLOAD = "payload";
  private static final String PAYLOAD_LENGTH = "payload_length";

  private final FieldVisitor next;

  PayloadLengths(FieldVisitor next) {
    this.next = Objects.requireNonNull(next, "next");
  }

  @Override
  public void bytes(String name, FieldFormat format, byte[] buffer, int offset, int length) {
    if (PAYLOAD.equals(name)) {
      next.number(PAYLOAD_LENGTH, offset * 8L, Integer.SIZE, length, null);
    } else {
      next.bytes(name, format, buffer, offset, length);
    }
  }

  @Override
  public void beginMessage(String type, byte[] buffer, int offset, int size) {
    next.beginMessage(type, buffer, offset, size);
  }

  @Override
  public void endMessage() {
    next.endMessage();
  }

  @Override
  public void beginStruct(String name, String type, int offset, int size) {
    next.beginStruct(name, type, offset, size);
  }

  @Override
  public void endStruct() {
    next.endStruct();
  }

  @Override
  public void beginRegion(String name, int offset, int size) {
    next.beginRegion(name, offset, size);
  }

  @Override
  public void endRegion() {
    next.endRegion();
  }

  @Override
  public void beginList(String name, int offset, int size) {
    next.beginList(name, offset, size);
  }

  @Override
  public void endList() {
    next.endList();
  }

  @Override
  public void beginCase(
      String tagName, long bitOffset, int bits, long tag, String caseName, int offset, int size) {
    next.beginCase(tagName, bitOffset, bits, tag, caseName, offset, size);
  }

  @Override
  public void endCase() {
    next.endCase();
  }

  @Override
  public void number(String name, long bitOffset, int bits, long value, String symbol) {
    next.number(name, bitOffset, bits, value, symbol);
  }

  @Override
  public void signed(String name, long bitOffset, int bits, long value) {
    next.signed(name, bitOffset, bits, value);
  }

  @Override
  public void beginFlags(String name, long bitOffset, int bits, long value) {
    next.beginFlags(name, bitOffset, bits, value);
  }

  @Override
  public void flag(String name, long bitOffset, boolean value) {
    next.flag(name, bitOffset, value);
  }

  @Override
  public void flagBits(String name, long bitOffset, int bits, long value) {
    next.flagBits(name, bitOffset, bits, value);
  }

  @Override
  public void endFlags() {
    next.endFlags();
  }

  @Override
  public void secret(String name, int offset, int length) {
    next.secret(name, offset, length);
  }

  @Override
  public void verdict(String name, String claim, boolean holds) {
    next.verdict(name, claim, holds);
  }

  @Override
  public void finding(String name) {
    next.finding(name);
  }

  @Override
  public void error(int code, String error, String field, int offset) {
    next.error(code, error, field, offset);
  }
}
