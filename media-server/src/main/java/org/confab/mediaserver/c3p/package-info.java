/**
 * C3P between the server and this MCU over HTTPS: commands one way, signs of life and state back.
 */
@NullMarked
package org.confab.mediaserver.c3p;

import org.jspecify.annotations.NullMarked;
