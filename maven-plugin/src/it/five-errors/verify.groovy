// SPDX-License-Identifier: Apache-2.0
def lines = new File(basedir, 'build.log').readLines()
def file = new File(basedir, 'src/main/wire/mistakes.wire').path

def errors = lines.findAll { it.startsWith('[ERROR] ' + file + ':') }
def places = errors.collect { (it =~ /mistakes\.wire:(\d+):\d+: error W\d{4}: .+/)[0][1] as int }
assert places == [5, 8, 10, 11, 12]
assert lines.any { it.contains('5 errors in 1 description; nothing was generated') }
return true
