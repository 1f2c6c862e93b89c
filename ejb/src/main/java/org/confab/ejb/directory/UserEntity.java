package org.confab.ejb.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.confab.core.directory.Affiliation;
import org.confab.core.directory.Numbers;
import org.confab.core.directory.SearchTexts;
import org.confab.core.directory.User;
import org.confab.protocol.sip.SipUri;

/** A row of {@code users}. */
@Entity
@Table(name = "users")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class UserEntity {
  @Id
  @Column(length = 320)
  private String aor;

  @Column(name = "display_name")
  private String displayName;

  private String email;
  private String title;
  private String department;
  private String office;
  private String phone;
  private boolean enabled;
  private String company;
  private String city;
  private String state;
  private String country;

  @Column(name = "home_phone")
  private String homePhone;

  private String mobile;

  @Column(name = "other_phone")
  private String otherPhone;

  @Column(name = "tickets_not_before")
  private Instant ticketsNotBefore;

  /** By attribute of the directory; read by searches only, never with the user. */
  @ElementCollection
  @CollectionTable(name = "directory_text", joinColumns = @JoinColumn(name = "aor"))
  @MapKeyColumn(name = "attribute", length = 64)
  @Column(name = "text", length = 512)
  private Map<String, String> searchTexts = new HashMap<>();

  /** For Hibernate. */
  protected UserEntity() {}

  UserEntity(User user) {
    aor = key(user.aor());
    set(user);
  }

  /** The primary key of a user: {@code user@domain} in lower case. */
  static String key(SipUri uri) {
    return uri.aor().address();
  }

  final void set(User user) {
    displayName = user.displayName();
    email = user.email();
    title = user.title();
    department = user.department();
    office = user.office();
    phone = user.phone();
    enabled = user.enabled();
    company = user.affiliation().company();
    city = user.affiliation().city();
    state = user.affiliation().state();
    country = user.affiliation().country();
    homePhone = user.numbers().home();
    mobile = user.numbers().mobile();
    otherPhone = user.numbers().other();
    ticketsNotBefore = user.ticketsNotBefore();
    setSearchTexts(user);
  }

  /** Changes only what is different: an unchanged text is not written again. */
  private void setSearchTexts(User user) {
    Map<String, String> now = new HashMap<>();
    SearchTexts.of(user).forEach((attribute, text) -> now.put(attribute.wireName(), text));
    searchTexts.keySet().retainAll(now.keySet());
    searchTexts.putAll(now);
  }

  User user() {
    return new User(
        SipUri.parse("sip:" + aor),
        displayName,
        email,
        title,
        department,
        office,
        phone,
        enabled,
        new Affiliation(company, city, state, country),
        new Numbers(homePhone, mobile, otherPhone),
        ticketsNotBefore);
  }
}
