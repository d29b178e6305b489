# SPDX-License-Identifier: Apache-2.0
# A ClientHello of RFC 8446 in its handshake message; extensions as far as the benchmark's has them.
meta:
  id: tls_hello
  endian: be
seq:
  - id: type
    type: u1
  - id: size_high
    type: u1
  - id: size_low
    type: u2
  - id: body
    size: size_high * 65536 + size_low
    type: client_hello
types:
  client_hello:
    seq:
      - id: version
        type: u2
      - id: random
        size: 32
      - id: session_size
        type: u1
      - id: session
        size: session_size
      - id: suites_size
        type: u2
      - id: suites
        type: u2
        repeat: expr
        repeat-expr: suites_size / 2
      - id: compressions_size
        type: u1
      - id: compressions
        size: compressions_size
      - id: extensions_size
        type: u2
      - id: extensions
        size: extensions_size
        type: extensions
  extensions:
    seq:
      - id: items
        type: extension
        repeat: eos
  extension:
    seq:
      - id: type
        type: u2
      - id: size
        type: u2
      - id: value
        size: size
        type:
          switch-on: type
          cases:
            0: server_names
            10: u2_list
            13: u2_list
            43: short_list
            51: key_shares
  server_names:
    seq:
      - id: size
        type: u2
      - id: type
        type: u1
      - id: name_size
        type: u2
      - id: name
        type: str
        encoding: ASCII
        size: name_size
  u2_list:
    seq:
      - id: size
        type: u2
      - id: items
        type: u2
        repeat: expr
        repeat-expr: size / 2
  short_list:
    seq:
      - id: size
        type: u1
      - id: items
        type: u2
        repeat: expr
        repeat-expr: size / 2
  key_shares:
    seq:
      - id: size
        type: u2
      - id: items
        type: key_share
        repeat: eos
  key_share:
    seq:
      - id: group
        type: u2
      - id: size
        type: u2
      - id: key
        size: size
