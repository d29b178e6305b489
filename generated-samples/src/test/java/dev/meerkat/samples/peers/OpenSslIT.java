// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.samples.codec.tls.AlertDescription;
import dev.meerkat.samples.codec.tls.AlertReader;
import dev.meerkat.samples.codec.tls.ContentType;
import dev.meerkat.samples.codec.tls.HandshakeFramer;
import dev.meerkat.samples.codec.tls.HandshakeReader;
import dev.meerkat.samples.codec.tls.HandshakeType;
import dev.meerkat.samples.codec.tls.ServerExtension;
import dev.meerkat.samples.codec.tls.ServerExtensionReader;
import dev.meerkat.samples.codec.tls.TlsRecordReader;
import dev.meerkat.testkit.RequiredTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSL answers our ClientHello, and we read its answer to its end. */
@Timeout(60)
class OpenSslIT {
  /** RSA with RC4: no server of today has it. */
  private static final int NOBODYS_CIPHER = 0x0005;

  @TempDir private static Path folder;

  private static PeerProcess server;

  @BeforeAll
  static void start() throws Exception {
    String openssl = RequiredTool.require("openssl").toString();
    String key = folder.resolve("key.pem").toString();
    String certificate = folder.resolve("certificate.pem").toString();
    Tools.Result made =
        Tools.run(
            new byte[0],
            Map.of(),
            openssl,
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-keyout",
            key,
            "-out",
            certificate);
    assertEquals(0, made.exitCode(), made.errors());
    int port = PeerProcess.freePort();
    server =
        PeerProcess.start(
            folder,
            port,
            openssl,
            "s_server",
            "-accept",
            "127.0.0.1:" + port,
            "-key",
            key,
            "-cert",
            certificate,
            "-quiet");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.stop();
    }
  }

  @Test
  void helloOfTls13_sent_isAnsweredWithServerHelloAndEncryptedRecords() throws Exception {
    try (TlsClient client = new TlsClient(server.port())) {
      client.hello(TlsClient.TLS_1_3, TlsClient.AES_128_GCM);

      TlsRecordReader first = client.next();
      HandshakeReader handshake = new HandshakeReader();
      int length = first.fragmentLength();
      int status =
          handshake.wrap(first.buffer(), first.fragmentOffset(), length, TlsClient.TLS_1_3);
      assertEquals(Codec.OK, status);
      assertEquals(length, handshake.size());
      assertEquals(TlsClient.AES_128_GCM, handshake.bodyServerHello().cipherSuite());
      assertEquals(TlsClient.TLS_1_3, version(handshake.bodyServerHello().extensions()));
      assertEquals(ContentType.CHANGE_CIPHER_SPEC, client.next().type());
      assertEquals(ContentType.APPLICATION_DATA, client.next().type());
    }
  }

  @Test
  void helloOfTls12_sent_isAnsweredWithMessagesThatWeReadToTheirEnd() throws Exception {
    try (TlsClient client = new TlsClient(server.port())) {
      client.hello(TlsClient.TLS_1_2, TlsClient.ECDSA_AES_128_GCM);

      assertEquals(
          List.of(
              HandshakeType.SERVER_HELLO,
              HandshakeType.CERTIFICATE,
              HandshakeType.SERVER_KEY_EXCHANGE,
              HandshakeType.SERVER_HELLO_DONE),
          flight(client));
      client.alert(AlertDescription.HANDSHAKE_FAILURE);
      assertNull(client.next());
    }
  }

  @Test
  void cipherThatNobodyHas_offered_isRefusedWithAnAlert() throws Exception {
    try (TlsClient client = new TlsClient(server.port())) {
      client.hello(TlsClient.TLS_1_2, NOBODYS_CIPHER);

      TlsRecordReader answer = client.next();
      assertEquals(ContentType.ALERT, answer.type());
      AlertReader alert = new AlertReader();
      int length = answer.fragmentLength();
      assertEquals(Codec.OK, alert.wrap(answer.buffer(), answer.fragmentOffset(), length));
      assertEquals(AlertDescription.HANDSHAKE_FAILURE, alert.description());
      assertNull(client.next());
    }
  }

  /** Types of all handshake messages up to the one that says that it is done. */
  private static List<Integer> flight(TlsClient client) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    List<Integer> types = new ArrayList<>();
    HandshakeFramer framer = new HandshakeFramer();
    HandshakeReader handshake = new HandshakeReader();
    int at = 0;
    while (!types.contains(HandshakeType.SERVER_HELLO_DONE)) {
      TlsRecordReader tlsRecord = client.next();
      assertNotNull(tlsRecord, () -> "closed behind " + types);
      assertEquals(ContentType.HANDSHAKE, tlsRecord.type());
      octets.write(tlsRecord.buffer(), tlsRecord.fragmentOffset(), tlsRecord.fragmentLength());
      byte[] all = octets.toByteArray();
      while (framer.frame(all, at, all.length - at, TlsClient.TLS_1_2) == Codec.OK) {
        int status = handshake.wrap(all, at, framer.size(), TlsClient.TLS_1_2);
        assertTrue(status == Codec.OK, () -> "not read behind " + types);
        types.add(handshake.type());
        at += framer.size();
        framer.reset();
      }
    }
    assertEquals(octets.size(), at);
    return types;
  }

  private static int version(ServerExtensionReader extensions) {
    while (extensions.next()) {
      if (extensions.type() == ServerExtension.SUPPORTED_VERSIONS) {
        return extensions.version();
      }
    }
    return 0;
  }
}
