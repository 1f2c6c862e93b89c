/**
 * Questions about people, to the web services and to the LDAP directory that they follow: the same
 * people, the same answers.
 */
@NullMarked
package org.confab.bench.directory;

import org.jspecify.annotations.NullMarked;
