// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.samples.codec.tls.AlertLevel;
import dev.meerkat.samples.codec.tls.AlertWriter;
import dev.meerkat.samples.codec.tls.ContentType;
import dev.meerkat.samples.codec.tls.HandshakeWriter;
import dev.meerkat.samples.codec.tls.TlsRecordFramer;
import dev.meerkat.samples.codec.tls.TlsRecordReader;
import dev.meerkat.samples.codec.tls.TlsRecordWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;

/**
 * Writes hellos and alerts in records, and reads records. It has no keys: it never gets further.
 */
final class TlsClient implements AutoCloseable {
  static final int TLS_1_2 = 0x0303;
  static final int TLS_1_3 = 0x0304;
  static final int AES_128_GCM = 0x1301;

  /** ECDHE with ECDSA, AES-128 and GCM. */
  static final int ECDSA_AES_128_GCM = 0xC02B;

  private static final int CAPACITY = 0x8000;
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int X25519 = 29;
  private static final int SECP256R1 = 23;
  private static final int X25519_SIZE = 32;
  private static final int RANDOM = 32;
  private static final int ECDSA_SECP256R1_SHA256 = 0x0403;
  private static final byte[] NAME = "localhost".getBytes(StandardCharsets.US_ASCII);

  private final byte[] out = new byte[CAPACITY];
  private final byte[] in = new byte[CAPACITY];
  private final TlsRecordFramer framer = new TlsRecordFramer();
  private final TlsRecordReader reader = new TlsRecordReader();
  private final Socket socket;
  private int filled;
  private int read;

  TlsClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  /** Sends a hello that offers one version and one cipher suite. */
  void hello(int version, int cipherSuite) throws IOException, GeneralSecurityException {
    HandshakeWriter handshake = new HandshakeWriter().wrap(out, 0, CAPACITY, TLS_1_3);
    var hello = handshake.bodyClientHello().version(TLS_1_2).random(new byte[RANDOM], 0);
    hello.sessionId(new byte[RANDOM], 0, RANDOM);
    hello.cipherSuites().cipherSuitesAdd(cipherSuite).compressions().compressionsAdd(0);
    var extensions = hello.extensions();
    extensions.serverName().names().add().type(0).name(NAME, 0, NAME.length).end().end().end();
    extensions.supportedGroups().groups().groupsAdd(X25519).groupsAdd(SECP256R1).end();
    extensions.signatureAlgorithms().schemes().schemesAdd(ECDSA_SECP256R1_SHA256).end();
    if (version == TLS_1_3) {
      extensions.supportedVersions().versions().versionsAdd(TLS_1_3).end();
      byte[] key = key();
      extensions.keyShare().shares().add().group(X25519).key(key, 0, key.length).end().end().end();
    }
    extensions.end().end();
    send(ContentType.HANDSHAKE, handshake.finish());
  }

  void alert(int description) throws IOException {
    AlertWriter alert = new AlertWriter().wrap(out, 0, CAPACITY);
    alert.level(AlertLevel.FATAL).description(description);
    send(ContentType.ALERT, alert.finish());
  }

  /** The next record, or null when the server has closed. */
  TlsRecordReader next() throws IOException {
    System.arraycopy(in, read, in, 0, filled - read);
    filled -= read;
    read = 0;
    framer.reset();
    while (framer.frame(in, 0, filled) == Codec.NEED_MORE) {
      int more = socket.getInputStream().read(in, filled, CAPACITY - filled);
      if (more < 0) {
        assertEquals(0, filled, "closed within a record");
        return null;
      }
      filled += more;
    }
    assertEquals(Codec.OK, framer.status());
    read = framer.size();
    assertEquals(Codec.OK, reader.wrap(in, 0, read));
    return reader;
  }

  private void send(int type, int length) throws IOException {
    assertTrue(length > 0, "not written: " + -length);
    byte[] record = new byte[CAPACITY];
    int size =
        new TlsRecordWriter()
            .wrap(record, 0, CAPACITY)
            .type(type)
            .version(TLS_1_2)
            .fragment(out, 0, length)
            .finish();
    assertTrue(size > 0, "not written: " + -size);
    socket.getOutputStream().write(record, 0, size);
  }

  /** A public key that somebody could have; its other half is thrown away. */
  private static byte[] key() throws GeneralSecurityException {
    byte[] encoded =
        KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - X25519_SIZE, encoded.length);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
