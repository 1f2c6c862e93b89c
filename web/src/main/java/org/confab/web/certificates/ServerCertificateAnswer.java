package org.confab.web.certificates;

import java.time.Instant;
import java.util.List;
import org.confab.web.answer.Member;

/** A certificate that the server shows. */
record ServerCertificateAnswer(
    @Member(example = "CN=sip.litwareinc.com") String subject,
    @Member(example = "CN=Confab CA") String issuer,
    List<String> names,
    @Member(example = "1f") String serial,
    Instant notBefore,
    Instant notAfter,
    @Member(value = "Less than 0 if it has expired", example = "824") long daysLeft,
    @Member("The fingerprint by SHA-256, in hexadecimal digits") String sha256) {}
