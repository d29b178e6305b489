# SPDX-License-Identifier: Apache-2.0
# DNS messages of RFC 1035, as far as the benchmark reads them; pointers are followed.
meta:
  id: dns_message
  endian: be
seq:
  - id: ident
    type: u2
  - id: flags
    type: u2
  - id: question_count
    type: u2
  - id: answer_count
    type: u2
  - id: authority_count
    type: u2
  - id: additional_count
    type: u2
  - id: questions
    type: question
    repeat: expr
    repeat-expr: question_count
  - id: answers
    type: resource
    repeat: expr
    repeat-expr: answer_count
types:
  question:
    seq:
      - id: name
        type: name
      - id: rtype
        type: u2
      - id: rclass
        type: u2
  resource:
    seq:
      - id: name
        type: name
      - id: rtype
        type: u2
      - id: rclass
        type: u2
      - id: ttl
        type: u4
      - id: size
        type: u2
      - id: data
        size: size
        type:
          switch-on: rtype
          cases:
            1: address
            5: alias
  address:
    seq:
      - id: octets
        size: 4
  alias:
    seq:
      - id: target
        type: name
  name:
    seq:
      - id: labels
        type: label
        repeat: until
        repeat-until: _.lead == 0 or _.lead >= 192
  label:
    seq:
      - id: lead
        type: u1
      - id: low
        type: u1
        if: lead >= 192
      - id: text
        size: lead
        if: lead < 64
    instances:
      target:
        io: _root._io
        pos: (lead - 192) * 256 + low
        type: name
        if: lead >= 192
