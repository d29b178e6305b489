// SPDX-License-Identifier: Apache-2.0
def script = new File(basedir, 'target/dissectors/meerkat_telemetry.lua')
def text = script.text
assert text.contains('ProtoField.uint32("meerkat_telemetry.device"')
assert text.contains('entries = { { "udp.port", 40500 } }')
assert text.contains('"BAD_VERSION"')
assert !text.contains('\r')
return true
