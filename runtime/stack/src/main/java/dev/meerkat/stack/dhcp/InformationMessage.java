// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.codec.dhcpv6.Dhcpv6MessageType;
import dev.meerkat.stack.codec.dhcpv6.Dhcpv6Option;
import dev.meerkat.stack.codec.dhcpv6.Dhcpv6OptionReader;
import dev.meerkat.stack.codec.dhcpv6.Dhcpv6Reader;
import dev.meerkat.stack.codec.dhcpv6.Dhcpv6Writer;
import dev.meerkat.stack.codec.dhcpv6.DuidReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The two messages of DHCPv6 without addresses: the question written, the answer read. */
final class InformationMessage {
  private static final int ROOM = 128;
  private static final int ETHERNET = 1;
  private static final int IDENTIFIER = 10;

  /** DUID-LL: RFC 8415 section 11.4. */
  private static final int OF_LINK_ADDRESS = 3;

  private static final int MOST_SERVERS = 8;
  private static final int ADDRESS = 16;
  private static final long NANOS_PER_HUNDREDTH = 10_000_000;

  private final byte[] octets = new byte[ROOM];
  private final byte[] address = new byte[6];
  private final byte[] identifier = new byte[IDENTIFIER];
  private final Dhcpv6Writer writer = new Dhcpv6Writer();
  private final Dhcpv6Reader reader = new Dhcpv6Reader();
  private final List<IpAddress> nameServers = new ArrayList<>();
  private final List<IpAddress> timeServers = new ArrayList<>();
  private long seconds;

  /** Where {@link #question} was written. */
  byte[] octets() {
    return octets;
  }

  /**
   * Writes INFORMATION-REQUEST: RFC 8415 section 18.2.6.
   *
   * @param link our link address, which also makes our identifier (section 11.4)
   * @return its length
   */
  int question(int transaction, long link, long elapsedNanos) {
    Bytes.putU48(address, 0, link);
    long hundredths = Math.min(0xFFFF, elapsedNanos / NANOS_PER_HUNDREDTH);
    var options =
        writer
            .wrap(octets, 0, ROOM)
            .type(Dhcpv6MessageType.INFORMATION_REQUEST)
            .bodyClientHead()
            .transaction(transaction)
            .options();
    options
        .clientId()
        .id()
        .idLinkId()
        .hardwareType(ETHERNET)
        .address(address, 0, 6)
        .end()
        .end()
        .end();
    options.elapsed((int) hundredths);
    options
        .request()
        .codesAdd(Dhcpv6Option.DNS_SERVERS)
        .codesAdd(Dhcpv6Option.SNTP_SERVERS)
        .codesAdd(Dhcpv6Option.REFRESH_TIME)
        .codesAdd(Dhcpv6Option.INFORMATION_MAXIMUM)
        .end();
    options.end().end();
    int length = writer.finish();
    assert length > 0 : length;
    return length;
  }

  /**
   * Reads what may be the answer: a REPLY to that question, for us, from a server with a name.
   *
   * @return whether it is; what it tells is valid then, until the next
   */
  boolean answer(byte[] b, int offset, int length, int transaction, long link) {
    seconds = 0;
    nameServers.clear();
    timeServers.clear();
    if (reader.wrap(b, offset, length) != Codec.OK
        || reader.type() != Dhcpv6MessageType.REPLY
        || reader.bodyClientHead().transaction() != transaction) {
      return false;
    }
    boolean hasServer = false;
    boolean isForUs = true;
    Dhcpv6OptionReader options = reader.bodyClientHead().options();
    while (options.next()) {
      switch (options.code()) {
        case Dhcpv6Option.CLIENT_ID -> isForUs &= isOurs(options.clientIdId(), link);
        case Dhcpv6Option.SERVER_ID -> hasServer = true;
        case Dhcpv6Option.DNS_SERVERS -> take(options, nameServers);
        case Dhcpv6Option.SNTP_SERVERS -> take(options, timeServers);
        case Dhcpv6Option.REFRESH_TIME -> seconds = options.seconds();
        default -> {
          // not asked for
        }
      }
    }
    return hasServer && isForUs;
  }

  private boolean isOurs(DuidReader id, long link) {
    Bytes.putI32(identifier, 0, OF_LINK_ADDRESS << 16 | ETHERNET);
    Bytes.putU48(identifier, 4, link);
    return Arrays.equals(
        id.buffer(), id.offset(), id.offset() + id.size(), identifier, 0, IDENTIFIER);
  }

  /** The addresses of an option, which has nothing else. */
  private static void take(Dhcpv6OptionReader option, List<IpAddress> into) {
    Dhcpv6OptionReader.Servers servers = option.servers();
    while (servers.next() && into.size() < MOST_SERVERS) {
      into.add(IpAddress.of(option.buffer(), servers.value().addressOffset(), ADDRESS));
    }
  }

  /** For how long it holds; the default where that is not said. */
  long holdsSeconds(long byDefault) {
    return seconds == 0 ? byDefault : seconds;
  }

  List<IpAddress> nameServers() {
    return List.copyOf(nameServers);
  }

  List<IpAddress> timeServers() {
    return List.copyOf(timeServers);
  }
}
