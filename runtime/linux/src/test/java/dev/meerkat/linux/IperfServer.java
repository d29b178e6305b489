// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The server's side of iperf3 over TCP, one test at a time: a control connection on which states
 * are told, a connection for each stream; with {@code -R} the streams come from here.
 */
final class IperfServer {
  static final int PORT = 5201;

  private static final int COOKIE = 37;
  private static final int TEST_START = 1;
  private static final int TEST_RUNNING = 2;
  private static final int TEST_END = 4;
  private static final int PARAM_EXCHANGE = 9;
  private static final int CREATE_STREAMS = 10;
  private static final int EXCHANGE_RESULTS = 13;
  private static final int DISPLAY_RESULTS = 14;
  private static final int BLOCK = 128 << 10;

  private final byte[] block = new byte[BLOCK];
  private final List<Side> streams = new ArrayList<>();
  private Side control;
  private boolean isReverse;
  private int expected;

  private IperfServer() {}

  static void listen(Transport transport) {
    IperfServer server = new IperfServer();
    transport.listen(
        Endpoint.anyAddress(PORT),
        ListenerLimits.DEFAULT,
        ConnectionLimits.DEFAULT.withReceiveBytes(BLOCK).withSendBytes(2 * BLOCK).withIdleNanos(0),
        listener -> server.new Side());
  }

  private void begin(Side first) {
    control = first;
    streams.clear();
    first.tell(PARAM_EXCHANGE);
  }

  private void parameters(String json) {
    isReverse = json.contains("\"reverse\":true");
    int at = json.indexOf("\"parallel\":");
    expected = at < 0 ? 1 : Integer.parseInt(json.substring(at + 11).split("[,}]", 2)[0].strip());
    control.tell(CREATE_STREAMS);
  }

  private void add(Side stream) {
    streams.add(stream);
    if (streams.size() == expected) {
      control.tell(TEST_START);
      control.tell(TEST_RUNNING);
      if (isReverse) {
        streams.forEach(Side::fill);
      }
    }
  }

  private String results() {
    StringBuilder json =
        new StringBuilder(
            "{\"cpu_util_total\":0,\"cpu_util_user\":0,\"cpu_util_system\":0,"
                + "\"sender_has_retransmits\":0,\"streams\":[");
    for (int i = 0; i < streams.size(); i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"id\":")
          .append(i == 0 ? 1 : i + 2)
          .append(",\"bytes\":")
          .append(streams.get(i).octets)
          .append(",\"retransmits\":-1,\"jitter\":0,\"errors\":0,\"packets\":0")
          .append(",\"start_time\":0,\"end_time\":1}");
    }
    return json.append("]}").toString();
  }

  /** A connection: the control one or a stream, as its cookie says. */
  private final class Side implements ConnectionHandler {
    private Connection connection;
    private boolean known;
    private boolean running;
    private boolean toldParameters;
    private long octets;
    private byte[] cookie;

    @Override
    public void onOpen(Connection opened) {
      connection = opened;
      connection.readWhileFull(true);
    }

    @Override
    public int onData(Connection from, byte[] buffer, int offset, int length) {
      if (!known) {
        return length < COOKIE ? 0 : know(Arrays.copyOfRange(buffer, offset, offset + COOKIE));
      }
      if (this != control) {
        octets += length;
        return length;
      }
      int used = 0;
      int step = 1;
      while (used < length && step > 0) {
        step = said(buffer, offset + used, length - used);
        used += step;
      }
      return used;
    }

    private int know(byte[] told) {
      known = true;
      cookie = told;
      if (control != null && Arrays.equals(control.cookie, told)) {
        add(this);
      } else {
        begin(this);
      }
      return COOKIE;
    }

    /** What comes on the control connection; how many octets were used. */
    private int said(byte[] buffer, int offset, int length) {
      if (!toldParameters) {
        return json(buffer, offset, length, false);
      }
      if (buffer[offset] == TEST_END) {
        running = true;
        streams.forEach(Side::end);
        tell(EXCHANGE_RESULTS);
        return 1;
      }
      // Behind the end of the test its results follow, then that the client is done.
      return running ? json(buffer, offset, length, true) : 1;
    }

    private int json(byte[] buffer, int offset, int length, boolean atEnd) {
      if (length < 4 || length < 4 + Bytes.getI32(buffer, offset)) {
        return 0;
      }
      int size = Bytes.getI32(buffer, offset);
      if (atEnd) {
        running = false;
        byte[] results = Ascii.bytes(results());
        byte[] head = new byte[4];
        Bytes.putI32(head, 0, results.length);
        connection.write(head, 0, head.length);
        connection.write(results, 0, results.length);
        tell(DISPLAY_RESULTS);
      } else {
        toldParameters = true;
        parameters(new String(buffer, offset + 4, size, StandardCharsets.US_ASCII));
      }
      return 4 + size;
    }

    private void tell(int state) {
      connection.write(new byte[] {(byte) state}, 0, 1);
    }

    private void fill() {
      running = true;
      onWritable(connection);
    }

    @Override
    public void onWritable(Connection to) {
      int taken = -1;
      while (running && this != control && taken != 0) {
        taken = connection.write(block, 0, block.length);
        octets += taken;
      }
    }

    /**
     * The test is over. A client reads blocks to their ends, and one that it waits for must end.
     */
    private void end() {
      running = false;
      if (isReverse) {
        connection.close();
      }
    }

    @Override
    public void onClose(Connection closed, CloseReason reason) {
      running = false;
      if (this == control) {
        control = null;
      }
    }
  }
}
