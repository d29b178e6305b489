# SPDX-License-Identifier: Apache-2.0
# One frame of RFC 6455; unmasking is the language's own XOR process.
meta:
  id: web_socket_frame
  endian: be
seq:
  - id: fin
    type: b1
  - id: reserved
    type: b3
  - id: opcode
    type: b4
  - id: masked
    type: b1
  - id: short_size
    type: b7
  - id: size16
    type: u2
    if: short_size == 126
  - id: mask
    size: 4
    if: masked
  - id: payload
    size: 'short_size == 126 ? size16 : short_size'
    process: xor(mask)
