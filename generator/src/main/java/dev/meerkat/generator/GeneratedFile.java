// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator;

/**
 * One Java source.
 *
 * @param path below the output root, with slashes: {@code com/acme/net/tcp/TcpReader.java}
 * @param content the text, lines ended by LF
 */
public record GeneratedFile(String path, String content) {}
