// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.output;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over labelled parts; each part carries its length, so no two lists look the same. */
public final class Digest {
  private final MessageDigest sha256;

  public Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** The digest of one content. */
  public static String of(byte[] content) {
    return new Digest().add("", content).hex();
  }

  public Digest add(String label, byte[] content) {
    addSized(label.getBytes(StandardCharsets.UTF_8));
    addSized(content);
    return this;
  }

  public Digest add(String label, String content) {
    return add(label, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of what was added, in hexadecimal; ends this object's use. */
  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  private void addSized(byte[] content) {
    int size = content.length;
    sha256.update(
        new byte[] {(byte) (size >> 24), (byte) (size >> 16), (byte) (size >> 8), (byte) size});
    sha256.update(content);
  }
}
