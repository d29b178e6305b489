// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
assert log.contains('1 vector and 2 rejects hold in 1 description')
assert new File(basedir, 'target/classes/com/acme/lamp/Demo.class').file

// what the tutorial says that the program prints
def java = new File(System.getProperty('java.home'), 'bin/java').path
def repository = new File(basedir, '../../it-repository')
def jar = null
repository.eachFileRecurse { if (it.name ==~ /meerkat-core-.*(?<!sources)\.jar/) jar = it }
assert jar != null
def run = [java, '-cp', new File(basedir, 'target/classes').path + File.pathSeparator + jar.path, 'com.acme.lamp.Demo'].execute()
def out = new StringBuilder()
def err = new StringBuilder()
run.waitForProcessOutput(out, err)
assert err.toString() == ''
assert out.toString().readLines() == new File(basedir, 'printed.txt').readLines()
return true
