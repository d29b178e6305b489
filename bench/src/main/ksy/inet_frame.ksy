# SPDX-License-Identifier: Apache-2.0
# Ethernet, IPv4 or IPv6, TCP or UDP; checksums are read, not verified: the language cannot.
meta:
  id: inet_frame
  endian: be
seq:
  - id: target
    size: 6
  - id: source
    size: 6
  - id: type
    type: u2
  - id: packet
    type:
      switch-on: type
      cases:
        0x0800: ipv4
        0x86dd: ipv6
types:
  ipv4:
    seq:
      - id: version
        type: b4
      - id: header_words
        type: b4
      - id: service
        type: u1
      - id: size
        type: u2
      - id: ident
        type: u2
      - id: fragment
        type: u2
      - id: ttl
        type: u1
      - id: protocol
        type: u1
      - id: checksum
        type: u2
      - id: source
        size: 4
      - id: target
        size: 4
      - id: options
        size: header_words * 4 - 20
      - id: payload
        size: size - header_words * 4
        type:
          switch-on: protocol
          cases:
            6: tcp
            17: udp
  ipv6:
    seq:
      - id: version
        type: b4
      - id: traffic_class
        type: b8
      - id: flow
        type: b20
      - id: size
        type: u2
      - id: next_header
        type: u1
      - id: hop_limit
        type: u1
      - id: source
        size: 16
      - id: target
        size: 16
      - id: payload
        size: size
        type:
          switch-on: next_header
          cases:
            6: tcp
            17: udp
  udp:
    seq:
      - id: source_port
        type: u2
      - id: target_port
        type: u2
      - id: size
        type: u2
      - id: checksum
        type: u2
      - id: payload
        size: size - 8
  tcp:
    seq:
      - id: source_port
        type: u2
      - id: target_port
        type: u2
      - id: seq_number
        type: u4
      - id: ack_number
        type: u4
      - id: header_words
        type: b4
      - id: reserved
        type: b4
      - id: flags
        type: u1
      - id: window
        type: u2
      - id: checksum
        type: u2
      - id: urgent
        type: u2
      - id: options
        size: header_words * 4 - 20
        type: tcp_options
      - id: payload
        size-eos: true
  tcp_options:
    seq:
      - id: items
        type: tcp_option
        repeat: eos
  tcp_option:
    seq:
      - id: kind
        type: u1
      - id: size
        type: u1
        if: kind > 1
      - id: value
        size: size - 2
        if: kind > 1
        type:
          switch-on: kind
          cases:
            2: mss
            3: shift
            8: timestamps
  mss:
    seq:
      - id: value
        type: u2
  shift:
    seq:
      - id: value
        type: u1
  timestamps:
    seq:
      - id: value
        type: u4
      - id: echo
        type: u4
