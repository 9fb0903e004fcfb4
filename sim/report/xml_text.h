/* Text in XML 1.0. */
#ifndef TENANTSIM_REPORT_XML_TEXT_H
#define TENANTSIM_REPORT_XML_TEXT_H

#include <glib.h>

/* Appends `text` so that it is right in an element and between the double quotes of an
 * attribute; tabs and line breaks stay themselves there. What XML 1.0 cannot hold,
 * control characters and bytes that are not UTF-8, becomes U+FFFD, and so do the characters
 * that turn the direction of what follows. */
void ts_xml_append (GString *out, const char *text);

/* Appends ` name="text"`. */
void ts_xml_append_attribute (GString *out, const char *name, const char *text);

#endif
