package org.confab.web.audit;

import java.time.Instant;
import org.confab.core.audit.AuditEntry;
import org.confab.web.answer.Member;

/** An entry of the audit log. */
record AuditAnswer(
    Instant at,
    @Member(value = "The name of the account; - for who had not signed in", example = "admin")
        String who,
    @Member(example = "administrator") String role,
    @Member(value = "From where", example = "192.0.2.7") String origin,
    @Member(value = "What was asked for", example = "DELETE /api/users/alice@litwareinc.com")
        String action,
    @Member(value = "The status of HTTP", example = "200") int status,
    @Member("What was changed, and why not if it was refused") String detail) {

  static AuditAnswer of(AuditEntry entry) {
    return new AuditAnswer(
        entry.at(),
        entry.who(),
        entry.role(),
        entry.origin(),
        entry.action(),
        entry.status(),
        entry.detail());
  }
}
