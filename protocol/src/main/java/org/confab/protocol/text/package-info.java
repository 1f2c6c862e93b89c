/** Texts that are kept: small maps of them, and one object for those that many say. */
package org.confab.protocol.text;
