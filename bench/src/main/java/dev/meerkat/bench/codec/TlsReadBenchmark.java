// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.kaitai.TlsHello;
import dev.meerkat.bench.wire.tls.ClientHelloReader;
import dev.meerkat.bench.wire.tls.HandshakeReader;
import dev.meerkat.core.codec.Codec;
import io.kaitai.struct.ByteBufferKaitaiStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The ClientHello of RFC 8448, every extension checked to its end. Kaitai checks no bound of its
 * own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TlsReadBenchmark {
  private static final int VERSION = 0x0304;

  /** Which message. */
  @Param({"client-hello", "bad-session"})
  public String message;

  private final HandshakeReader reader = new HandshakeReader();
  private byte[] bytes;

  /** Makes the message. */
  @Setup
  public void makeMessage() {
    bytes = message.equals("bad-session") ? Samples.badHello() : Samples.clientHello();
  }

  @Benchmark
  public long meerkat() {
    if (reader.wrap(bytes, 0, bytes.length, VERSION) != Codec.OK) {
      return -1;
    }
    ClientHelloReader hello = reader.bodyClientHello();
    return (long) hello.version() + hello.cipherSuitesCount() + hello.extensions().count();
  }

  @Benchmark
  public long handWritten() {
    return HandWrittenHello.read(bytes, 0, bytes.length);
  }

  @Benchmark
  public long kaitai() {
    try {
      TlsHello.ClientHello hello = new TlsHello(new ByteBufferKaitaiStream(bytes)).body();
      return (long) hello.version() + hello.suites().size() + hello.extensions().items().size();
    } catch (RuntimeException malformed) {
      return -1;
    }
  }
}
