/** Takes people and groups over from an LDAP directory or an Active Directory. */
@NullMarked
package org.confab.core.directorysync;

import org.jspecify.annotations.NullMarked;
