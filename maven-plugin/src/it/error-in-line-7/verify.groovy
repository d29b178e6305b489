// SPDX-License-Identifier: Apache-2.0
def lines = new File(basedir, 'build.log').readLines()
def file = new File(basedir, 'src/main/wire/bad.wire').path

def errors = lines.findAll { it.startsWith('[ERROR] ' + file + ':') }
assert errors.size() == 1
assert errors[0] ==~ /\[ERROR\] \Q${file}\E:7:14: error W\d{4}: .+/

// the line itself and a caret below the type
def at = lines.indexOf(errors[0])
assert lines[at + 1].contains('second : u15x;')
assert lines[at + 2].indexOf('^') == lines[at + 1].indexOf('u15x')

assert lines.any { it.contains('BUILD FAILURE') }
assert lines.any { it.startsWith('[ERROR] Failed to execute goal') && it.contains('1 error in 1 description; nothing was generated') }
assert !lines.any { it.contains('NullPointerException') }
assert !new File(basedir, 'target/generated-sources/meerkat').exists()
return true
