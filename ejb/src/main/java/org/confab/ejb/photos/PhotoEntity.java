package org.confab.ejb.photos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.confab.core.photos.ImageKind;
import org.confab.core.photos.Photo;
import org.confab.core.photos.PhotoSource;
import org.confab.protocol.sip.SipUri;

/** A row of {@code photos}. */
@Entity
@Table(name = "photos")
@IdClass(PhotoKey.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PhotoEntity {
  @Id
  @Column(length = 320)
  private String owner;

  @Id
  @Enumerated(EnumType.STRING)
  @Column(length = 16)
  private PhotoSource source;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 8)
  private ImageKind kind;

  private int size;

  @Column(nullable = false, length = 64)
  private String hash;

  @Column(nullable = false)
  private byte[] content;

  /** For Hibernate. */
  protected PhotoEntity() {}

  PhotoEntity(SipUri user, PhotoSource source, Photo photo) {
    this.owner = user.aor().address();
    this.source = source;
    set(photo);
  }

  final void set(Photo photo) {
    kind = photo.facts().kind();
    size = photo.facts().size();
    hash = photo.facts().hash();
    content = photo.bytes();
  }
}
