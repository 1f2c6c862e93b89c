package org.confab.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.confab.protocol.abs.AbsAttribute;
import org.confab.protocol.abs.AbsContact;
import org.confab.protocol.abs.AbsDay;
import org.confab.protocol.abs.AbsFileName;
import org.confab.protocol.abs.AbsHeader;
import org.confab.protocol.abs.AbsReader;
import org.confab.protocol.abs.AbsValue;
import org.confab.protocol.abs.AbsWriter;
import org.confab.protocol.addressbook.AbAttribute;
import org.confab.protocol.addressbook.AbEntryRequest;
import org.confab.protocol.contacts.ContactChange;
import org.confab.protocol.contacts.ContactCommand;
import org.confab.protocol.contacts.ContactDelta;
import org.confab.protocol.contacts.ContactList;
import org.confab.protocol.contacts.LimitExceeded;
import org.confab.protocol.csv.Csv;
import org.confab.protocol.csv.CsvMalformed;
import org.confab.protocol.csv.CsvRow;
import org.confab.protocol.dialplan.LocationProfile;
import org.confab.protocol.dialplan.NormalizationRule;
import org.confab.protocol.directory.DialPad;
import org.confab.protocol.directory.DirectoryAnswer;
import org.confab.protocol.directory.DirectoryAttribute;
import org.confab.protocol.directory.DirectoryQuery;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.IpAddress;
import org.confab.protocol.location.LldpId;
import org.confab.protocol.location.LldpSubtypes;
import org.confab.protocol.location.LocationAnswer;
import org.confab.protocol.location.LocationOperation;
import org.confab.protocol.location.LocationRequest;
import org.confab.protocol.location.MacAddress;
import org.confab.protocol.location.Subnet;
import org.confab.protocol.provisioning.ProvisionGroupList;
import org.confab.protocol.provisioning.ProvisioningGroupList;
import org.confab.protocol.soap.MetadataRequest;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlRefused;

/** Contacts, provisioning, directory, address book, location, dial plans, tables, and XML. */
final class ServiceTargets implements FuzzTargets {
  private static final String CSV =
      "Subnet,Description,Country\n10.1.0.0/16,\"a \"\"b\"\", c\",US\r\n\n \"x\",y\n";

  @Override
  public List<FuzzTarget<?>> all() {
    List<FuzzTarget<?>> all = new ArrayList<>(xml());
    all.addAll(contacts());
    all.addAll(directory());
    all.addAll(location());
    all.addAll(tables());
    return all;
  }

  private static List<FuzzTarget<?>> xml() {
    return List.of(
        FuzzTarget.bytes("xml", Xml.class)
            .seeds(XmlSeeds.all())
            .only(30_000, "each is read, written and read again by the JDK")
            .refusing(XmlRefused.class)
            .holds(
                bytes -> {
                  XmlElement read = Xml.read(bytes);
                  assertThat(Xml.read(Xml.bytes(read))).isEqualTo(read);
                }),
        FuzzTarget.xml("soap", SoapEnvelope.class)
            .seeds(FuzzSeeds.xml("Envelope-directorySearch"))
            .seeds(FuzzSeeds.xml("Envelope-setContact"))
            .codec(SoapEnvelope::read, SoapEnvelope::write),
        FuzzTarget.xml("soap-metadata", MetadataRequest.class)
            .seeds(
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
                    + " xmlns:a='http://www.w3.org/2005/08/addressing'><s:Header><a:Action>"
                    + "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get</a:Action><a:MessageID>"
                    + "urn:uuid:1</a:MessageID></s:Header><s:Body/></s:Envelope>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                    + "<GetMetadata xmlns='http://schemas.xmlsoap.org/ws/2004/09/mex'><Dialect>"
                    + "http://schemas.xmlsoap.org/wsdl/</Dialect></GetMetadata></s:Body>"
                    + "</s:Envelope>")
            .holds(
                tree -> {
                  MetadataRequest read = MetadataRequest.read(tree);
                  String answer = read.answer("<?xml version='1.0'?><d/>", "urn:x");
                  wellFormed(answer);
                  assertThat(read.contentType()).isNotEmpty();
                }));
  }

  private static void wellFormed(String answer) {
    try {
      Xml.read(answer);
    } catch (XmlRefused broken) {
      throw new AssertionError("writes " + answer, broken);
    }
  }

  private static List<FuzzTarget<?>> contacts() {
    return List.of(
        FuzzTarget.xml("contact-list", ContactList.class)
            .seeds(FuzzSeeds.xml("contactList"))
            .refusing(LimitExceeded.class, IllegalArgumentException.class)
            .codec(ContactList::read, ContactList::write),
        FuzzTarget.xml("contact-command", ContactCommand.class)
            .seeds(FuzzSeeds.xml("Envelope-setContact"))
            .seeds(FuzzSeeds.xml("Envelope-addGroup"))
            .seeds(FuzzSeeds.xml("Envelope-modifyGroup"))
            .seeds(FuzzSeeds.xml("Envelope-deleteContact"))
            .seeds(FuzzSeeds.xml("Envelope-deleteGroup"))
            .refusing(LimitExceeded.class, IllegalArgumentException.class)
            .reads(tree -> ContactCommand.read(SoapEnvelope.read(tree).method())),
        FuzzTarget.xml("contact-delta", ContactDelta.class, ContactChange.class)
            .seeds(FuzzSeeds.xml("contactDelta"))
            .refusing(LimitExceeded.class, IllegalArgumentException.class)
            .codec(ContactDelta::read, ContactDelta::write),
        FuzzTarget.xml("provision-groups", ProvisionGroupList.class)
            .seeds(FuzzSeeds.xml("provisionGroupList"))
            // Only what belongs to the group's shape is read.
            .codec(ProvisionGroupList::read, ProvisionGroupList::write, ProvisionGroupList::write),
        FuzzTarget.xml("provisioning-groups", ProvisioningGroupList.class)
            .seeds(FuzzSeeds.xml("provisioningGroupList"))
            .codec(ProvisioningGroupList::read, ProvisioningGroupList::write));
  }

  private static List<FuzzTarget<?>> directory() {
    return List.of(
        FuzzTarget.xml("directory-query", DirectoryQuery.class)
            .seeds(FuzzSeeds.xml("Envelope-directorySearch"))
            .reads(tree -> DirectoryQuery.read(SoapEnvelope.read(tree))),
        FuzzTarget.xml("directory-answer", DirectoryAnswer.class)
            .seeds(FuzzSeeds.xml("Envelope-directorySearch"))
            .codec(
                tree -> DirectoryAnswer.read(SoapEnvelope.read(tree)),
                answer -> new SoapEnvelope(answer.write()).write()),
        FuzzTarget.xml("address-book-query", AbEntryRequest.class, AbAttribute.class)
            .seeds(FuzzSeeds.xml("Envelope-SearchAbEntry"))
            .reads(
                tree ->
                    AbEntryRequest.read(tree.requiredChild("Body").requiredChild("SearchAbEntry"))),
        FuzzTarget.text(
                "directory-words", DirectoryAttribute.class, AbAttribute.class, DialPad.class)
            .seeds("givenName", "msRTCSIP-PrimaryUserAddress", "Grüße 123")
            .holds(
                word -> {
                  DirectoryAttribute.of(word)
                      .ifPresent(one -> assertThat(one.wireName()).isEqualToIgnoringCase(word));
                  AbAttribute.of(word)
                      .ifPresent(one -> assertThat(one.wireName()).isEqualToIgnoringCase(word));
                  assertThat(DialPad.keys(word)).matches("[0-9]*");
                }),
        FuzzTarget.bytes("address-book-file", AbsReader.class)
            .seeds(files())
            .refusing(AbsBroken.class)
            .holds(ServiceTargets::file),
        FuzzTarget.text("address-book-file-name", AbsFileName.class)
            .seeds("F-0a12.lsabs", "D-0a12-0a13.dabs", "C-0a12-0a13.lsabs")
            .holds(
                text ->
                    AbsFileName.parse(text)
                        .ifPresent(
                            name ->
                                assertThat(AbsFileName.parse(name.asString())).contains(name))));
  }

  /** What the reader of files refuses with, unchecked for the target. */
  private static final class AbsBroken extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    AbsBroken(ProtocolException broken) {
      super(String.valueOf(broken.getMessage()), broken);
    }
  }

  private static List<byte[]> files() {
    AbsDay day = new AbsDay(2_000);
    AbsDay next = new AbsDay(2_001);
    return List.of(
        file(AbsHeader.of(AbsFileName.full(day, false), Optional.empty())),
        file(
            AbsHeader.of(
                AbsFileName.delta(org.confab.protocol.abs.AbsKind.DELTA, day, next, false),
                Optional.of("rules"))));
  }

  private static byte[] file(AbsHeader header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AbsWriter writer = new AbsWriter(out, header)) {
      for (int each = 0; each < 3; each++) {
        writer.write(
            new AbsContact(
                new UUID(1, each),
                List.of(
                    new AbsValue(AbsAttribute.DISPLAY_NAME.id(), "Älice " + each),
                    new AbsValue(AbsAttribute.MAIL.id(), "a@x.test"))));
      }
      writer.write(AbsContact.deleted(new UUID(2, 2)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static void file(byte[] bytes) {
    try (AbsReader reader = new AbsReader(new ByteArrayInputStream(bytes))) {
      assertThat(reader.header()).isNotNull();
      for (Optional<AbsContact> next = reader.next(); next.isPresent(); next = reader.next()) {
        assertThat(next.get().values()).isNotNull();
      }
    } catch (ProtocolException broken) {
      throw new AbsBroken(broken);
    } catch (IOException other) {
      throw new UncheckedIOException(other);
    }
  }

  private static List<FuzzTarget<?>> location() {
    return List.of(
        FuzzTarget.text("ip-address", IpAddress.class)
            .seeds("10.1.2.3", "2001:db8::1", "::ffff:10.0.0.1", "fe80::1%eth0")
            .codec(IpAddress::parse, IpAddress::asString),
        FuzzTarget.text("subnet", Subnet.class)
            .seeds("10.1.0.0/16", "2001:db8::/32", "0.0.0.0/0")
            .codec(Subnet::parse, Subnet::asString),
        FuzzTarget.text("mac-address", MacAddress.class)
            .seeds("12-34-56-78-9A-BC", "12:34:56:78:9a:bc", "123456789abc")
            .codec(MacAddress::parse, MacAddress::asString),
        FuzzTarget.text("lldp-chassis", LldpSubtypes.class, LldpId.class)
            .seeds("mac:12-34-56-78-9A-BC", "name:Grüße", "local:0x00ff", "12-34-56-78-9A-BC")
            .codec(LldpSubtypes.CHASSIS::parse, LldpSubtypes.CHASSIS::write),
        FuzzTarget.text("lldp-port", LldpSubtypes.class)
            .seeds("alias:x", "circuit:0x0102", "address:10.0.0.1")
            .codec(LldpSubtypes.PORT::parse, LldpSubtypes.PORT::write),
        FuzzTarget.text("lldp-base64", LldpId.class)
            .seeds("BBI0Vnia", "B2Fi")
            .codec(LldpId::ofBase64, LldpId::asBase64),
        FuzzTarget.xml("civic-address", CivicAddress.class)
            .seeds(XmlSeeds.CIVIC)
            .codec(CivicAddress::read, CivicAddress::write),
        FuzzTarget.xml("location-request", LocationRequest.class, LocationOperation.class)
            .seeds(XmlSeeds.LOCATION_REQUESTS)
            .holds(ServiceTargets::locationRequest),
        FuzzTarget.xml("location-answer", LocationAnswer.class)
            .seeds(XmlSeeds.locationAnswer())
            .codec(
                LocationAnswer::read,
                answer -> answer.write(LocationOperation.GET_LOCATIONS, "sip:alice@x.test")));
  }

  private static void locationRequest(XmlElement body) {
    LocationOperation.of(body)
        .ifPresent(
            operation -> {
              XmlElement request = body;
              LocationRequest read = LocationRequest.read(operation, request);
              assertThat(LocationRequest.read(operation, read.write())).isEqualTo(read);
            });
  }

  private static List<FuzzTarget<?>> tables() {
    return List.of(
        FuzzTarget.text("csv", Csv.class)
            .seeds(CSV, "a,b\r\n\"1\n2\",3")
            .refusing(CsvMalformed.class)
            .codec(
                text -> Csv.read(text, 100),
                rows -> Csv.write(rows.stream().map(CsvRow::cells).toList()),
                rows -> rows.stream().map(CsvRow::cells).toList()),
        FuzzTarget.xml("location-profile", LocationProfile.class)
            .seeds(
                new String(
                    Xml.bytes(
                        new LocationProfile(
                                "hq",
                                NormalizationRule.parseAll("^(\\d{4})$ -> +1425555$1 internal"),
                                Optional.of("9"),
                                Optional.of(true))
                            .write()),
                    StandardCharsets.UTF_8))
            .codec(LocationProfile::read, LocationProfile::write),
        FuzzTarget.text("normalization-rules", NormalizationRule.class)
            .seeds(
                "^(\\d{4})$ -> +1425555$1 internal device", "^9(\\d+)$ -> +$1; ^0$ -> +14255550100")
            .codec(
                NormalizationRule::parseAll,
                rules ->
                    String.join("\n", rules.stream().map(NormalizationRule::asString).toList())));
  }
}
