package org.confab.ejb.photos;

import java.io.Serializable;
import java.util.Objects;
import org.confab.core.photos.PhotoSource;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/** The primary key of {@code photos}. */
final class PhotoKey implements Serializable {
  private static final long serialVersionUID = 1;

  private String owner = "";
  private PhotoSource source = PhotoSource.DIRECTORY;

  /** For Hibernate. */
  PhotoKey() {}

  PhotoKey(SipUri user, PhotoSource source) {
    this.owner = user.aor().address();
    this.source = source;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PhotoKey key && owner.equals(key.owner) && source == key.source;
  }

  @Override
  public int hashCode() {
    return Objects.hash(owner, source);
  }
}
