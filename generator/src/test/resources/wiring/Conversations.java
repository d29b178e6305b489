// SPDX-License-Identifier: Apache-2.0
package gen;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.memory.MemoryPeer;
import dev.meerkat.transport.memory.MemoryTransport;
import dev.meerkat.transport.message.ConversationLimits;
import dev.meerkat.transport.message.MessageLimits;
import gen.dns.*;
import gen.modbus.*;
import gen.mqtt.*;
import gen.websocket.*;
import java.util.ArrayList;
import java.util.List;

public final class Conversations implements java.util.function.Supplier<List<String>> {
  private final List<String> journal = new ArrayList<>();
  private final MemoryTransport network =
      new MemoryTransport((source, failure) -> journal.add(failure.toString())).segmentBytes(1);

  public Conversations() {}

  @Override
  public List<String> get() {
    mqtt();
    modbus();
    dns();
    websocket();
    network.close();
    return journal;
  }

  private void mqtt() {
    Endpoint at = Endpoint.loopback(1883);
    Net.listenMqtt(
        network,
        at,
        new MqttHandler() {
          @Override
          public void onConnect(MqttPeer peer, MqttReader packet, ConnectReader connect) {
            journal.add("connect level " + connect.level());
            MqttWriter answer = peer.level(connect.level()).write();
            answer.flags().dup(0).qos(0).retain(0).end();
            answer.bodyConnack().sessionPresent(0).code(0).end();
            peer.send();
          }

          @Override
          public void onPingreq(MqttPeer peer, MqttReader packet) {
            journal.add("ping");
            peer.close();
          }

          @Override
          public void onMessage(MqttPeer peer, MqttReader packet) {
            journal.add("other " + packet.type());
          }
        });
    MqttPeer client =
        Net.connectMqtt(
                network,
                at,
                new MqttHandler() {
                  @Override
                  public void onConnack(MqttPeer peer, MqttReader packet, ConnackReader connack) {
                    journal.add("connack " + connack.code());
                    MqttWriter ping = peer.write().type(PacketType.PINGREQ);
                    ping.flags().dup(0).qos(0).retain(0).end();
                    ping.bodyPingreqWritten(0);
                    peer.send();
                  }
                })
            .level(4);
    network.settle();
    MqttWriter connect = client.write();
    connect.flags().dup(0).qos(0).retain(0).end();
    connect
        .bodyConnect()
        .level(4)
        .willRetain(0)
        .willQos(0)
        .cleanStart(1)
        .keepAlive(9)
        .clientId(new byte[] {'m'}, 0, 1)
        .end();
    journal.add("sent " + client.send());
    network.settle();
  }

  private void modbus() {
    Endpoint at = Endpoint.loopback(502);
    Net.listenModbus(
        network,
        at,
        new ModbusRequestHandler() {
          @Override
          public void onReadRegisters(
              ModbusRequestPeer peer, ModbusRequestReader request, ReadRegistersReader read) {
            ModbusResponseWriter answer = peer.write().transaction(request.transaction());
            answer.unit(request.unit()).function(request.function());
            answer.bodyRegisters().registers().registersAdd(read.start()).end();
            peer.send();
          }
        });
    Net.connectModbus(
        network,
        at,
        new ModbusResponseHandler() {
          @Override
          public void onOpen(ModbusResponsePeer peer) {
            peer.write()
                .transaction(7)
                .unit(1)
                .function(Function.READ_HOLDING_REGISTERS)
                .bodyReadRegisters()
                .start(555)
                .quantity(1)
                .end();
            peer.send();
          }

          @Override
          public void onRegisters(
              ModbusResponsePeer peer, ModbusResponseReader response, RegistersReader values) {
            journal.add("modbus " + response.transaction() + " " + values.registers(0));
            peer.close();
          }
        });
    network.settle();
  }

  private void dns() {
    Endpoint at = Endpoint.loopback(53);
    Net.bindDns(
        network,
        at,
        new DnsHandler() {
          @Override
          public void onMessage(DnsPeer peer, DnsReader query) {
            peer.write()
                .id(query.id())
                .qr(1)
                .opcode(0)
                .aa(0)
                .tc(0)
                .rd(0)
                .ra(0)
                .ad(0)
                .cd(0)
                .rcode(Rcode.NXDOMAIN);
            peer.send();
          }
        });
    DnsPeer client =
        Net.bindDns(
            network,
            Endpoint.loopback(0),
            at,
            new DnsHandler() {
              @Override
              public void onMessage(DnsPeer peer, DnsReader answer) {
                journal.add("dns " + answer.id() + " " + answer.rcode());
              }
            });
    client
        .write()
        .id(9)
        .qr(0)
        .opcode(0)
        .aa(0)
        .tc(0)
        .rd(1)
        .ra(0)
        .ad(0)
        .cd(0)
        .rcode(0)
        .questions()
        .add()
        .name("www.example.com")
        .type(1)
        .unicastResponse(0)
        .qclass(1)
        .end()
        .end();
    client.send();
    network.settle();
  }

  private void websocket() {
    ConversationLimits limits =
        ConversationLimits.DEFAULT.withMessages(MessageLimits.DEFAULT.withMessageBytes(100));
    StringBuilder pieces = new StringBuilder();
    Listener listener =
        Net.listenWebsocket(
            network,
            Endpoint.loopback(80),
            limits,
            () ->
                new FrameHandler() {
                  @Override
                  public void onOpen(FramePeer peer) {
                    peer.incomingFromClient(1).outgoingFromClient(0);
                  }

                  @Override
                  public void onMessage(FramePeer peer, FrameReader frame) {
                    journal.add("frame of " + frame.payloadLength());
                  }

                  @Override
                  public void onHead(FramePeer peer, FrameReader frame) {
                    journal.add("head of " + frame.length());
                  }

                  @Override
                  public void onPiece(
                      FramePeer peer, byte[] buffer, int offset, int length, boolean isLast) {
                    pieces.append(length > 0 ? "x".repeat(length) : "empty");
                    if (isLast) {
                      journal.add("pieces of " + pieces.length());
                    }
                  }

                  @Override
                  public void onFault(FramePeer peer, int code, int offset) {
                    journal.add("fault " + Frame.errorName(code));
                  }
                });
    MemoryPeer client = network.peer(listener);
    byte[] large = new byte[8 + 1000];
    large[0] = (byte) 0x82;
    large[1] = (byte) 0xFE;
    large[2] = 3;
    large[3] = (byte) 0xE8;
    byte[] small = {(byte) 0x82, (byte) 0x82, 1, 2, 3, 4, 5, 6};
    byte[] unmasked = {(byte) 0x82, 0x01, 5};
    for (byte[] frame : new byte[][] {large, small, unmasked}) {
      client.send(frame, 0, frame.length);
    }
    network.settle();
  }
}
