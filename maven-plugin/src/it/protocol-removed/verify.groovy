// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
def net = new File(basedir, 'target/generated-sources/meerkat/com/acme/net')
assert log =~ /generated files from 2 descriptions: [1-9]\d* written, 0 removed/
assert log =~ /generated files from 1 description: 0 written, [1-9]\d* removed/
assert new File(net, 'alpha/AlphaReader.java').file
assert !new File(net, 'beta').exists()
assert new File(basedir, 'src/main/wire/beta.wire').file
return true
