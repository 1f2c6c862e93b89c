package org.confab.protocol.mcu;

/** The XML namespaces of the link between server and MCU. */
public final class McuNamespaces {
  /** Elements of this link alone; clients never see them. */
  public static final String MCU = "urn:confab:params:xml:ns:mcu";

  /** {@code mscp}: the attribute {@code mcuUri} of a command ([MS-CONFBAS] 2.2.3). */
  public static final String MSCP = "http://schemas.microsoft.com/rtc/2005/08/cccpextensions";

  /** {@code msim}: what an endpoint of an IM conference can read ([MS-CONFIM] 2.2). */
  public static final String MSIM = "http://schemas.microsoft.com/rtc/2005/08/imconfinfoextensions";

  /** {@code msav}: what an audio/video conference can do ([MS-CONFAV] 2.2). */
  public static final String MSAV = "http://schemas.microsoft.com/rtc/2005/08/avconfinfoextensions";

  /** {@code msmcu}: what Lync 2010 added to the MCUs. */
  public static final String MSMCU = "http://schemas.microsoft.com/rtc/2009/03/commonmcuextensions";

  private McuNamespaces() {}
}
