package org.confab.core.certificates;

import java.security.cert.X509Certificate;

/**
 * A certificate that was just made.
 *
 * @param certificate for the client
 * @param entry what this server keeps of it
 */
public record IssuedCertificate(X509Certificate certificate, ClientCertificate entry) {}
