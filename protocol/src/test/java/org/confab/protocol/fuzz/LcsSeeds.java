package org.confab.protocol.fuzz;

/** Documents of Live Communications Server 2005. */
final class LcsSeeds {
  private static final String PRESENCE =
      " xmlns='http://schemas.microsoft.com/2002/09/sip/presence'";

  private static final String CONTENT =
      "<availability aggregate='300' description=''/><activity aggregate='600' note='deep in"
          + " thought'/><deviceName"
          + PRESENCE
          + " name='VM'/><devicedata namespace='rtcService'>&lt;caps/></devicedata><userInfo"
          + PRESENCE
          + "><note>At the fair</note><oof>true</oof><states><state avail='9500'"
          + " since='2026-11-21T02:29:48Z' validWith='any-device' deviceId='b34afb6ebb23'"
          + " set='manual' xsi:type='userState'"
          + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>do-not-disturb</state></states>"
          + "<calendarInfo mailboxId='m' startTime='2026-11-21T00:00:00Z' granularity='PT15M'>AAAA"
          + "</calendarInfo></userInfo>";

  static final String[] PRESENTITY = {
    "<presentity uri='sip:alice@x.test'>" + CONTENT + "</presentity>",
    "<presentity uri='sip:alice@x.test'><availability aggregate='0'/><activity aggregate='0'/>"
        + "</presentity>"
  };

  static final String[] USER_INFO = {
    "<userInfo><note>x</note><states><state avail='3500' since='2026-11-21T02:29:48Z'>y</state>"
        + "</states></userInfo>",
    "<calendarInfo mailboxId='m' startTime='2026-11-21T00:00:00Z'>AAAA</calendarInfo>"
  };

  static final String[] AGGREGATED = {
    "<presentity uri='alice@x.test'><availability aggregate='300' description='online'"
        + " epid='b3'/><activity aggregate='400' description='Active'/><userInfo><note>x</note>"
        + "</userInfo><displayName displayName='Alice'/><email email='a@x.test'/><phoneNumber"
        + " number='+1'/><devices><devicePresence epid='b34afb6ebb23' ageOfPresence='1'>"
        + CONTENT
        + "</devicePresence></devices></presentity>"
  };

  static final String[] METHODS = {
    "<setPresence><presentity uri='sip:alice@x.test'>" + CONTENT + "</presentity></setPresence>",
    "<getPresence><presentity uri='sip:bob@x.test'/></getPresence>",
    "<setACE><deltaNum>3</deltaNum><type>USER</type><mask>sip:bob@x.test</mask><rights>AA</rights>"
        + "</setACE>"
  };

  private LcsSeeds() {}
}
