// SPDX-License-Identifier: Apache-2.0
import java.util.zip.ZipFile

def jar = new ZipFile(new File(basedir, 'units/target/units-1.jar'))
assert jar.getEntry('META-INF/wire/units.wire') != null
assert jar.getEntry('com/acme/shared/units/QuantityReader.class') != null
jar.close()

def report = new File(basedir, 'user/target/surefire-reports/TEST-com.acme.user.AlarmTest.xml').text
assert report.contains('tests="1"') && report.contains('failures="0"') && report.contains('errors="0"')

// not asked for: a jar carries no descriptions
jar = new ZipFile(new File(basedir, 'user/target/user-1.jar'))
assert jar.getEntry('META-INF/wire/alarm.wire') == null
jar.close()
return true
