/** Which clients may sign in, by what they call themselves ([MS-SIPREGE] 3.4.2.5). */
@NullMarked
package org.confab.core.clients;

import org.jspecify.annotations.NullMarked;
