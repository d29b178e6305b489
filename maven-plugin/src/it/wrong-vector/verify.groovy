// SPDX-License-Identifier: Apache-2.0
def lines = new File(basedir, 'build.log').readLines()
def file = new File(basedir, 'src/main/wire/pair.wire').path
def errors = lines.findAll { it.startsWith('[ERROR] ' + file + ':') }
assert errors.size() == 2
assert errors[0].startsWith("[ERROR] ${file}:11:1: ") && errors[0].contains('wrong value')
assert errors[1].startsWith("[ERROR] ${file}:13:1: ") && errors[1].contains('wrong place')
assert lines.any { it.contains('BUILD FAILURE') }
assert lines.any { it.startsWith('[ERROR] Failed to execute goal') && it.contains('2 of 4 vectors do not hold') }
assert !new File(basedir, 'target').exists()
return true
