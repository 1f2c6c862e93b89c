package org.confab.mediaserver.c3p;

import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;

/** Whom a command of the focus is for. */
public final class CommandTargets {
  private CommandTargets() {}

  /** One for the keys of all commands. */
  public static List<FuzzTarget<?>> all() {
    String mcu = "mcuUri='sip:alice@x.test;gruu;opaque=app:conf:chat:id:AB12CD34'";
    String focus = "confEntity='sip:alice@x.test;gruu;opaque=app:conf:focus:id:AB12CD34'";
    return List.of(
        FuzzTarget.xml("command-keys", CommandKeys.class)
            .seeds(
                "<getConference xmlns='urn:ietf:params:xml:ns:cccp' "
                    + mcu
                    + "><conferenceKeys "
                    + focus
                    + "/></getConference>",
                "<modifyEndpoint "
                    + mcu
                    + "><endpointKeys "
                    + focus
                    + " userEntity='sip:bob@x.test' endpointEntity='{5E2D}'/></modifyEndpoint>")
            .holds(
                command -> {
                  CommandKeys read = CommandKeys.read(command);
                  read.requiredUser();
                  read.requiredEndpoint();
                }));
  }
}
