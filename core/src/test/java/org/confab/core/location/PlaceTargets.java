package org.confab.core.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;

/** The tables of places and of streets. */
public final class PlaceTargets {
  private PlaceTargets() {}

  /** One for each. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("places", LocationFile.class, HeadedTable.class)
            .seeds(
                """
                type,id,port,description,country,state,city,street,houseNumber,location,company
                subnet,10.0.0.0/8,,,US,WA,Redmond,163rd,3910,"Room 1, left",Litware
                wap,12-34-56-78-9A-BC,,,US,WA,Redmond,163rd,3910,Lobby,
                port,name:core,name:Gi1/0/7,,US,WA,Redmond,163rd,3910,Desk,
                location,,,,CZ,Praha,Praha,Žitná,1,2nd floor,
                """)
            .refusing(ImportRefused.class)
            .only(10_000, "each is a table that is written and read again")
            .codec(table -> LocationFile.read(table, AddressValidator.NONE), LocationFile::write),
        FuzzTarget.text("streets", StreetGuide.class)
            .seeds(
                """
                Country,state,city,street,streetSuffix,postDirectional,from,to,parity
                US,WA,Redmond,163rd,Ave,NE,3900,3998,even
                us,wa,REDMOND,Main,St,,1,99,
                """)
            .refusing(ImportRefused.class)
            .only(30_000, "each is a table")
            .reads(StreetGuide::read),
        FuzzTarget.text("network-element", NetworkElement.class, NetworkElement.Kind.class)
            .seeds(
                "subnet\t127.0.0.0/8",
                "wap\t12-34-56-78-9A-BC",
                "port\tname:core\tname:Gi1/0/7",
                "switch\tmac:12-34-56-78-9A-BC")
            .codec(NetworkElement::ofKey, NetworkElement::key),
        FuzzTarget.text("network-kind", NetworkElement.Kind.class)
            .seeds("wap", " Subnet ")
            .holds(
                text -> {
                  NetworkElement.Kind kind = NetworkElement.Kind.parse(text);
                  assertThat(NetworkElement.Kind.parse(kind.asString())).isEqualTo(kind);
                }));
  }
}
