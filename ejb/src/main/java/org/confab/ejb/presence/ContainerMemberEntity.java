package org.confab.ejb.presence;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;

/** A row of {@code container_member}. */
@Entity
@Table(name = "container_member")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ContainerMemberEntity {
  /** Which member of which container of whom. */
  @Embeddable
  record Key(String owner, int container, String kind, String member) {}

  @EmbeddedId private Key key;
  private int place;

  /** For Hibernate. */
  protected ContainerMemberEntity() {}

  ContainerMemberEntity(String owner, int container, Member member, int place) {
    this.key = new Key(owner, container, member.type().asString(), member.value());
    this.place = place;
  }

  ContainerEntity.Key container() {
    return new ContainerEntity.Key(key.owner(), key.container());
  }

  Member member() {
    return new Member(MemberType.parse(key.kind()), key.member());
  }
}
