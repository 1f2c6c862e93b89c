package org.confab.ejb.directorysync;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.confab.core.directorysync.SyncCookie;
import org.confab.core.directorysync.SyncState;
import org.jspecify.annotations.Nullable;

/** The row of {@code directory_state}. */
@Entity
@Table(name = "directory_state")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SyncStateEntity {
  /** The one row. */
  static final int KEY = 1;

  @Id private int id;

  @Column(nullable = false, length = 64)
  private String scope;

  @Column(length = 512)
  private @Nullable String cookie;

  private @Nullable Instant followed;
  private @Nullable Instant completed;
  private @Nullable Instant swept;

  /** For Hibernate. */
  protected SyncStateEntity() {}

  SyncStateEntity(SyncState state) {
    id = KEY;
    set(state);
  }

  final void set(SyncState state) {
    scope = state.scope();
    cookie = state.cookie().map(SyncCookie::text).orElse(null);
    followed = state.followed().orElse(null);
    completed = state.completed().orElse(null);
    swept = state.swept().orElse(null);
  }

  SyncState state() {
    return new SyncState(
        scope,
        Optional.ofNullable(cookie).map(SyncCookie::new),
        Optional.ofNullable(followed),
        Optional.ofNullable(completed),
        Optional.ofNullable(swept));
  }
}
