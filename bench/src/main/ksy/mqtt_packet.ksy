# SPDX-License-Identifier: Apache-2.0
# PUBLISH and CONNECT of MQTT 5, with the properties that the benchmark's packets carry.
meta:
  id: mqtt_packet
  endian: be
seq:
  - id: head
    type: u1
  - id: remaining
    type: var_int
  - id: body
    size: remaining.value
    type:
      switch-on: head >> 4
      cases:
        1: connect
        3: publish((head >> 1) & 3)
types:
  var_int:
    seq:
      - id: groups
        type: u1
        repeat: until
        repeat-until: _ < 128
    instances:
      value:
        value: '(groups[0] & 127) + (groups.size > 1 ? (groups[1] & 127) << 7 : 0)'
  text:
    seq:
      - id: size
        type: u2
      - id: value
        type: str
        encoding: UTF-8
        size: size
  blob:
    seq:
      - id: size
        type: u2
      - id: value
        size: size
  publish:
    params:
      - id: qos
        type: u1
    seq:
      - id: topic
        type: text
      - id: packet_id
        type: u2
        if: qos > 0
      - id: properties
        type: properties
      - id: payload
        size-eos: true
  connect:
    seq:
      - id: protocol
        type: text
      - id: level
        type: u1
      - id: has_user
        type: b1
      - id: has_password
        type: b1
      - id: will_retain
        type: b1
      - id: will_qos
        type: b2
      - id: has_will
        type: b1
      - id: clean_start
        type: b1
      - id: reserved
        type: b1
      - id: keep_alive
        type: u2
      - id: properties
        type: properties
      - id: client_id
        type: text
      - id: will
        type: will
        if: has_will
      - id: user
        type: text
        if: has_user
      - id: password
        type: blob
        if: has_password
  will:
    seq:
      - id: properties
        type: properties
      - id: topic
        type: text
      - id: payload
        type: blob
  properties:
    seq:
      - id: size
        type: var_int
      - id: list
        size: size.value
        type: property_list
  property_list:
    seq:
      - id: items
        type: property
        repeat: eos
  property:
    seq:
      - id: tag
        type: u1
      - id: value
        type:
          switch-on: tag
          cases:
            0x01: octet
            0x02: seconds
            0x03: text
            0x11: seconds
            0x21: short
            0x26: pair
  octet:
    seq:
      - id: value
        type: u1
  short:
    seq:
      - id: value
        type: u2
  seconds:
    seq:
      - id: value
        type: u4
  pair:
    seq:
      - id: name
        type: text
      - id: value
        type: text
