/* sipeclient: lets the plugin's XML handlers be called with every libxml2.
 *
 * The plugin hands xmlSAXUserParseMemory() a table with SAX1 element callbacks that carries the
 * mark of a SAX2 table. Some builds of libxml2 (2.9.14 of Debian 12 among them) believe the mark
 * and never look at the SAX1 callbacks, so that each document seems to be empty. The function
 * below takes the place of the library's own for this program: it sets up a parser context in
 * SAX1 mode and puts the caller's callbacks into it.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

int xmlSAXUserParseMemory(xmlSAXHandlerPtr sax, void *user_data, const char *buffer, int size)
{
	xmlParserCtxtPtr context;
	int result;

	if (!sax || !buffer || size <= 0)
		return -1;
	context = xmlCreateMemoryParserCtxt(buffer, size);
	if (!context)
		return -1;
	xmlCtxtUseOptions(context, XML_PARSE_SAX1 | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	*context->sax = *sax;
	if (!sax->startElementNs && !sax->endElementNs)
		context->sax->initialized = 1; /* a SAX1 table, whatever it says of itself */
	context->userData = user_data;
	xmlParseDocument(context);
	result = context->wellFormed ? 0 : context->errNo ? context->errNo : -1;
	if (context->myDoc)
		xmlFreeDoc(context->myDoc);
	context->myDoc = NULL;
	xmlFreeParserCtxt(context);
	return result;
}
