// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
assert log.contains('1 vector and 2 rejects hold in 1 description')

// what the tutorial says that its programs print
def jars = []
new File(basedir, '../../it-repository').eachFileRecurse {
  if (it.name ==~ /meerkat-(core|transport)-\d.*\.jar/ && !it.name.contains('sources')) jars << it.path
}
def path = ([new File(basedir, 'target/classes').path] + jars).join(File.pathSeparator)
def java = new File(System.getProperty('java.home'), 'bin/java').path
def printed = []
['Demo', 'Talk'].each { name ->
  def run = [java, '-cp', path, 'com.acme.lamp.' + name].execute()
  def out = new StringBuilder()
  def err = new StringBuilder()
  def watch = Thread.startDaemon { sleep 30_000; run.destroyForcibly() }
  run.waitForProcessOutput(out, err)
  assert run.exitValue() == 0, err.toString()
  printed << out.toString().trim()
}
assert printed[0].readLines() == new File(basedir, 'printed.txt').readLines()
assert printed[1] == 'lamp 7 is at 80'
return true
