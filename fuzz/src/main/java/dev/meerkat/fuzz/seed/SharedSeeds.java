// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Test data that lies beside the repository in a folder {@code shared}; where it is absent there
 * are fewer seeds, no error.
 */
final class SharedSeeds {
  private static final int LARGEST = 8 * 1024;
  private static final Pattern RAW = Pattern.compile("\"raw_b64\": \"([A-Za-z0-9+/=]*)\"");

  private static final Pattern OCTETS =
      Pattern.compile("\"(?:(?:raw|wire)_b64\": \"([A-Za-z0-9+/=]*)|raw\": \"([0-9a-f]*))\"");
  private static final int MOST = 400;

  private SharedSeeds() {}

  /** The small files of a folder of {@code shared/data}. */
  static List<byte[]> files(String folder) {
    return folder("data/" + folder).map(SharedSeeds::small).orElse(List.of());
  }

  /** The trial files of the language. */
  static List<byte[]> descriptions() {
    return folder("language").map(SharedSeeds::small).orElse(List.of());
  }

  /** Messages of a protocol: lines of {@code data/dns}, seeds in {@code data/fuzz/dhcp-client}. */
  static List<byte[]> protocol(String name) {
    List<byte[]> seeds = new ArrayList<>();
    for (Path file : folder("data/" + name).map(SharedSeeds::list).orElse(List.of())) {
      if (file.toString().endsWith(".jsonl")) {
        seeds.addAll(lines(file));
      }
    }
    for (Path kind : folder("data/fuzz").map(SharedSeeds::folders).orElse(List.of())) {
      if (kind.getFileName().toString().startsWith(name + "-")) {
        seeds.addAll(small(kind));
      }
    }
    int step = 1 + seeds.size() / MOST;
    return IntStream.range(0, seeds.size())
        .filter(i -> i % step == 0)
        .mapToObj(seeds::get)
        .toList();
  }

  private static List<byte[]> lines(Path file) {
    List<byte[]> seeds = new ArrayList<>();
    for (String line : new String(read(file), StandardCharsets.UTF_8).lines().toList()) {
      Matcher octets = OCTETS.matcher(line);
      if (line.length() < 2 * LARGEST && octets.find()) {
        seeds.add(
            octets.group(1) != null
                ? Base64.getDecoder().decode(octets.group(1))
                : HexFormat.of().parseHex(octets.group(2)));
      }
    }
    return seeds;
  }

  /** The messages of one kind, request or response, of all lines of {@code data/http}. */
  static List<byte[]> http(String kind) {
    List<byte[]> seeds = new ArrayList<>();
    for (Path file : folder("data/http").map(SharedSeeds::list).orElse(List.of())) {
      for (String line : new String(read(file), StandardCharsets.UTF_8).lines().toList()) {
        Matcher raw = RAW.matcher(line);
        if (line.contains("\"kind\": \"" + kind + "\"") && raw.find()) {
          byte[] octets = Base64.getDecoder().decode(raw.group(1));
          if (octets.length <= LARGEST) {
            seeds.add(octets);
          }
        }
      }
    }
    return seeds;
  }

  private static List<byte[]> small(Path folder) {
    return list(folder).stream()
        .filter(file -> file.toFile().length() <= LARGEST)
        .map(SharedSeeds::read)
        .toList();
  }

  private static Optional<Path> folder(String relative) {
    String home = System.getProperty("meerkat.home", "");
    for (Path at = Path.of(home).toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolveSibling("shared").resolve(relative);
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static List<Path> list(Path folder) {
    return list(folder, Files::isRegularFile);
  }

  private static List<Path> folders(Path folder) {
    return list(folder, Files::isDirectory);
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(wanted).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
