package org.confab.ejb.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.confab.core.audit.AuditEntry;

/** A row of {@code audit_entry}. */
@Entity
@Table(name = "audit_entry")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AuditEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "entered_at")
  private Instant enteredAt;

  @Column(length = AuditEntry.SHORT)
  private String who;

  @Column(length = AuditEntry.SHORT)
  private String role;

  @Column(length = AuditEntry.SHORT)
  private String origin;

  @Column(length = AuditEntry.LONG)
  private String action;

  private int status;

  @Column(length = AuditEntry.LONG)
  private String detail;

  /** For Hibernate. */
  protected AuditEntity() {}

  AuditEntity(AuditEntry entry) {
    enteredAt = entry.at();
    who = entry.who();
    role = entry.role();
    origin = entry.origin();
    action = entry.action();
    status = entry.status();
    detail = entry.detail();
  }

  AuditEntry entry() {
    return new AuditEntry(enteredAt, who, role, origin, action, status, detail);
  }
}
