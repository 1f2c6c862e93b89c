package org.confab.ejb.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.confab.core.directory.Affiliation;
import org.confab.core.directory.Card;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directory.Numbers;
import org.confab.core.directory.Outsider;
import org.confab.core.directory.SearchTexts;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/** A row of {@code outsiders}. */
@Entity
@Table(name = "outsiders")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class OutsiderEntity {
  @Id
  @Column(length = 64)
  private String id;

  private @Nullable String address;

  @Column(name = "display_name")
  private String displayName;

  private String email;
  private String title;
  private String department;
  private String office;
  private String phone;
  private String company;
  private String city;
  private String state;
  private String country;

  @Column(name = "home_phone")
  private String homePhone;

  private String mobile;

  @Column(name = "other_phone")
  private String otherPhone;

  /** By attribute of the directory; those alone who have an address can be found by a search. */
  @ElementCollection
  @CollectionTable(name = "outsider_text", joinColumns = @JoinColumn(name = "id"))
  @MapKeyColumn(name = "attribute", length = 64)
  @Column(name = "text", length = 512)
  private Map<String, String> searchTexts = new HashMap<>();

  /** For Hibernate. */
  protected OutsiderEntity() {}

  OutsiderEntity(Outsider outsider) {
    id = outsider.id().text();
    set(outsider);
  }

  final void set(Outsider outsider) {
    Card card = outsider.card();
    address = outsider.address().map(uri -> uri.aor().address()).orElse(null);
    displayName = card.displayName();
    email = card.email();
    title = card.title();
    department = card.department();
    office = card.office();
    phone = card.phone();
    company = card.affiliation().company();
    city = card.affiliation().city();
    state = card.affiliation().state();
    country = card.affiliation().country();
    homePhone = card.numbers().home();
    mobile = card.numbers().mobile();
    otherPhone = card.numbers().other();
    Map<String, String> now = new HashMap<>();
    outsider
        .address()
        .map(card::user)
        .map(SearchTexts::of)
        .ifPresent(
            texts -> texts.forEach((attribute, text) -> now.put(attribute.wireName(), text)));
    searchTexts.keySet().retainAll(now.keySet());
    searchTexts.putAll(now);
  }

  Outsider outsider() {
    Affiliation work = new Affiliation(company, city, state, country);
    Numbers numbers = new Numbers(homePhone, mobile, otherPhone);
    return new Outsider(
        new DirectoryId(id),
        Optional.ofNullable(address).map(text -> SipUri.parse("sip:" + text)),
        new Card(displayName, email, title, department, office, phone, work, numbers));
  }
}
