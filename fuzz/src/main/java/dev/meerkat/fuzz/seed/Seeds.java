// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.seed;

import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrVector;
import dev.meerkat.fuzz.library.WireLibrary;
import dev.meerkat.fuzz.target.Steering;
import dev.meerkat.fuzz.target.WriterTarget;
import dev.meerkat.generator.boundary.BoundaryVector;
import dev.meerkat.generator.boundary.BoundaryVectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Seeds of each kind of target: its steering bytes, then bytes worth beginning with. */
public final class Seeds {
  private static final int LARGEST_DESCRIPTION = 1200;
  private static final int SHORT_FRAME = 600;
  private static final int ANY_STEPS = 100;
  private static final Pattern COMMENT = Pattern.compile("^ *//.*\\n", Pattern.MULTILINE);

  private Seeds() {}

  /**
   * Vectors, rejects and boundary vectors of a binary message, and what shared data has of its
   * protocol.
   */
  public static List<byte[]> message(String qualifiedName) {
    List<byte[]> seeds = new ArrayList<>();
    for (IrVector vector : WireLibrary.vectors(qualifiedName)) {
      seeds.add(concat(steering(vector, 0), vector.octets().toArray()));
    }
    byte[] none = new byte[Steering.length(WireLibrary.program().struct(qualifiedName))];
    SharedSeeds.protocol(protocol(qualifiedName)).forEach(m -> seeds.add(concat(none, m)));
    IrModule module = WireLibrary.program().moduleOf(qualifiedName);
    for (BoundaryVector vector : BoundaryVectors.of(WireLibrary.program(), module)) {
      if (vector.message().equals(qualifiedName)) {
        seeds.add(concat(steering(vector.arguments(), 0), vector.octets().toArray()));
      }
    }
    return seeds;
  }

  /** Vectors of all messages, to be read and written again, and decisions out of the air. */
  public static List<byte[]> writings() {
    List<byte[]> seeds = new ArrayList<>();
    for (IrModule module : WireLibrary.program().modules()) {
      for (IrVector vector : module.vectors()) {
        if (!vector.reject() && module.texts().stream().noneMatch(t -> isOf(vector, t))) {
          byte[] chosen = choice(vector.target());
          byte[] octets = vector.octets().toArray();
          seeds.add(concat(concat(chosen, steering(vector, 0)), octets));
          seeds.add(concat(concat(chosen, steering(vector, 0x40)), octets));
        }
      }
    }
    return seeds;
  }

  private static boolean isOf(IrVector vector, IrText text) {
    return vector.target().equals(text.qualifiedName());
  }

  private static byte[] choice(String qualifiedName) {
    int choice = WriterTarget.choice(qualifiedName);
    return new byte[] {(byte) (choice >> 8), (byte) choice};
  }

  private static byte[] steering(IrVector vector, int first) {
    return steering(vector.arguments(), first);
  }

  private static byte[] steering(List<Long> arguments, int first) {
    byte[] steering = new byte[1 + 2 * arguments.size()];
    steering[0] = (byte) first;
    for (int i = 0; i < arguments.size(); i++) {
      long argument = arguments.get(i);
      steering[1 + 2 * i] = (byte) (argument >> 8);
      steering[2 + 2 * i] = (byte) argument;
    }
    return steering;
  }

  private static String protocol(String qualifiedName) {
    String module = qualifiedName.substring(0, qualifiedName.lastIndexOf('.'));
    return module.substring(module.lastIndexOf('.') + 1);
  }

  /** Manifests of the Maven plugin: as it writes them, and as it never would. */
  public static List<byte[]> manifests() {
    List<byte[]> seeds = new ArrayList<>();
    String digest = "99ab".repeat(16);
    for (String paths :
        List.of(
            "com/acme/A.java com/acme/Gone.java",
            "../outside/keep.txt ../../pom.xml ..",
            "link/keep.txt link/com/acme/A.java com/file",
            "/etc/hostname C:/a a\\b com//x . ./com/Old.java .meerkat-manifest com")) {
      StringBuilder text = new StringBuilder("meerkat-manifest 1\ninputs 5f1c\n");
      for (String path : paths.split(" ", -1)) {
        text.append("file ").append(digest).append(' ').append(path).append('\n');
      }
      seeds.add(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return seeds;
  }

  /** Frames: vectors as they are, those of shared fuzz data, the first ones of shared captures. */
  public static List<byte[]> frames() {
    List<byte[]> seeds = new ArrayList<>();
    WireLibrary.vectors("net.ethernet.Ethernet").forEach(v -> seeds.add(v.octets().toArray()));
    byte[] addresses = new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0};
    WireLibrary.vectors("net.ip.Ipv4")
        .forEach(v -> seeds.add(concat(addresses, v.octets().toArray())));
    seeds.addAll(SharedSeeds.files("fuzz/eth-frames"));
    seeds.addAll(CapturedFrames.of(SharedSeeds.files("pcaps")));
    return seeds;
  }

  /** Frames for a host: each after a moment, made its own. */
  public static List<byte[]> stackFrames() {
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] frame : frames()) {
      byte[] front = {1, (byte) (frame.length >> 8), (byte) frame.length};
      byte[] once = concat(front, frame);
      seeds.add(once);
      if (frame.length < SHORT_FRAME) {
        seeds.add(concat(once, once));
      }
    }
    return seeds;
  }

  /** Steps of a peer: octets, time, gaps, what its user does, its end; then any. */
  public static List<byte[]> stackStreams() {
    List<byte[]> seeds = new ArrayList<>();
    for (String steps :
        List.of(
            "00 00 08 00",
            "07 02 30 00 08 03 00 00 ff ff 11 19",
            "03 04 00 10 04 20 00 00 19 00",
            "07 02 40 00 21 03 00 10 ff ff 29 05 ff ff",
            "02 00 0d ff ff 19 2a 11",
            "07 06 10 00 05 ff f0 20 00 08 00 00 00 00 01 00 00 3a 00")) {
      seeds.add(HexFormat.of().parseHex(steps.replace(" ", "")));
    }
    SplittableRandom random = new SplittableRandom(ANY_STEPS);
    for (int i = 0; i < ANY_STEPS; i++) {
      byte[] steps = new byte[random.nextInt(200)];
      random.nextBytes(steps);
      seeds.add(steps);
    }
    return seeds;
  }

  /** The headers of both formats with a packet, and small captures of shared data. */
  public static List<byte[]> captures() {
    List<byte[]> seeds = new ArrayList<>();
    byte[] frame = WireLibrary.vectors("net.ethernet.Ethernet").get(0).octets().toArray();
    String length = String.format("%02x000000", frame.length);
    String record = "00".repeat(8) + length + length;
    byte[] header = HexFormat.of().parseHex("d4c3b2a10200040000000000000000000000040001000000");
    seeds.add(concat(concat(header, HexFormat.of().parseHex(record)), frame));
    String section = "0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff1c000000";
    String device = "0100000014000000" + "0100000000000400" + "14000000";
    seeds.add(HexFormat.of().parseHex(section + device));
    seeds.addAll(SharedSeeds.files("pcaps"));
    return seeds;
  }

  /** Vectors of a text, and heads of shared HTTP data. */
  public static List<byte[]> text(String qualifiedName) {
    List<byte[]> seeds = new ArrayList<>();
    WireLibrary.vectors(qualifiedName)
        .forEach(v -> seeds.add(concat(new byte[] {1, 2}, v.octets().toArray())));
    for (String kind : List.of("request", "response", "trailer")) {
      if (qualifiedName.toLowerCase(Locale.ROOT).contains("." + kind)) {
        SharedSeeds.http(kind).forEach(octets -> seeds.add(concat(new byte[] {1, 2}, octets)));
      }
    }
    return seeds;
  }

  /** Requests with what follows them. */
  @SuppressWarnings("StringConcatToTextBlock") // every line end here is an escape: CRLF
  public static List<byte[]> connection() {
    List<byte[]> seeds = new ArrayList<>();
    for (String text :
        List.of(
            "GET / HTTP/1.1\r\nHost: a\r\n\r\nHEAD /a/b.txt HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nokGET /a HTTP/1.0\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\nGET /chunks HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n"
                + "Expect: 100-continue\r\n\r\nbody",
            "GET /a/../%2e%2e/link HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) {
      seeds.add(concat(new byte[] {0}, text.getBytes(StandardCharsets.ISO_8859_1)));
    }
    SharedSeeds.http("request").forEach(octets -> seeds.add(concat(new byte[] {2}, octets)));
    return seeds;
  }

  /** Chunked bodies. */
  public static List<byte[]> chunks() {
    List<byte[]> seeds = new ArrayList<>();
    for (String text :
        List.of(
            "5\r\nhello\r\n0\r\n\r\n",
            "A;a=b;c=\"d \\\" e\"\r\n0123456789\r\n1 ; x\r\nx\r\n000\r\n",
            "FFFFFFFFFFFFFFF\r\nx",
            "0\r\nT: v\r\n\r\n")) {
      seeds.add(concat(new byte[] {2}, text.getBytes(StandardCharsets.ISO_8859_1)));
    }
    return seeds;
  }

  /**
   * Declarations of the library, each a small module of its own, without the comments: whole files
   * would be compiled once a second only. Names that are missing then are part of the game.
   */
  public static List<byte[]> descriptions() {
    List<byte[]> seeds = new ArrayList<>();
    Stream<String> shared =
        SharedSeeds.descriptions().stream().map(o -> new String(o, StandardCharsets.UTF_8));
    Stream<String> library = WireLibrary.sources().stream().map(SourceText::text);
    for (String source : Stream.concat(library, shared).toList()) {
      for (String declaration : COMMENT.matcher(source).replaceAll("").split("\\n\\n")) {
        String module = "module a.b;\ndefault endian big;\n" + declaration.strip() + "\n";
        if (module.length() < LARGEST_DESCRIPTION && !declaration.isBlank()) {
          seeds.add(module.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return seeds;
  }

  private static byte[] concat(byte[] front, byte[] rest) {
    byte[] all = new byte[front.length + rest.length];
    System.arraycopy(front, 0, all, 0, front.length);
    System.arraycopy(rest, 0, all, front.length, rest.length);
    return all;
  }
}
