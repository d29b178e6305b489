# SPDX-License-Identifier: Apache-2.0
# DHCP messages of RFC 2131 with the options that the benchmark's has.
meta:
  id: dhcp_message
  endian: be
seq:
  - id: operation
    type: u1
  - id: hardware_type
    type: u1
  - id: hardware_size
    type: u1
  - id: hops
    type: u1
  - id: transaction
    type: u4
  - id: seconds
    type: u2
  - id: flags
    type: u2
  - id: client
    size: 4
  - id: your
    size: 4
  - id: server
    size: 4
  - id: relay
    size: 4
  - id: hardware
    size: 16
  - id: server_name
    size: 64
  - id: boot_file
    size: 128
  - id: cookie
    contents: [0x63, 0x82, 0x53, 0x63]
  - id: options
    type: option
    repeat: until
    repeat-until: _.code == 255
types:
  option:
    seq:
      - id: code
        type: u1
      - id: size
        type: u1
        if: code != 0 and code != 255
      - id: value
        size: size
        if: code != 0 and code != 255
        type:
          switch-on: code
          cases:
            1: address
            3: addresses
            6: addresses
            15: name
            51: seconds
            53: kind
            54: address
            58: seconds
            59: seconds
  address:
    seq:
      - id: octets
        size: 4
  addresses:
    seq:
      - id: items
        type: address
        repeat: eos
  name:
    seq:
      - id: text
        type: str
        encoding: ASCII
        size-eos: true
  seconds:
    seq:
      - id: value
        type: u4
  kind:
    seq:
      - id: value
        type: u1
