/* Room: pages. Words of a change. It must not know pages. */
#include "pages/change_words.h"

#include "pages/figure_words.h"
#include "pages/words.h"

#include <ctype.h>
#include <string.h>

bool change_unit(
	const struct model *model, const struct figure_change *change, size_t *indicator, struct unit *unit)
{
	*unit = (struct unit){.scope = change->scope, .entity = entity_find(model, change->entity)};
	*indicator = indicator_find(model, change->indicator);
	if (*indicator == NONE || unit->entity == NONE)
		return false;
	if (change->scope == SCOPE_REGION)
		unit->region = region_find(model, change->region);
	if (change->scope == SCOPE_ROLE)
		unit->role = role_find(model, change->role);
	for (enum segment s = SEGMENT_LARGE; s < SEGMENT_COUNT && change->scope == SCOPE_SEGMENT; s++)
		if (!strcmp(segment_ids[s], change->region))
			unit->segment = s;
	return unit->region != NONE && unit->role != NONE;
}

const char *change_title(
	const struct voice *voice, const struct model *model, const struct figure_change *change)
{
	struct arena *arena = voice->arena;
	size_t indicator;
	struct unit unit;
	char *code = arena_string(arena, change->indicator);
	const char *name = *change->region ? change->region : change->role;
	for (char *p = code; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	if (change_unit(model, change, &indicator, &unit))
		name = unit_title(voice, model, unit);
	return *name ? arena_printf(arena, "%s, %s", code, name) : code;
}

const char *change_address(struct arena *arena, const struct model *model, const struct figure_change *change)
{
	size_t indicator = indicator_find(model, change->indicator);
	if (indicator == NONE)
		return NULL;
	if (change->scope != SCOPE_REGION)
		return arena_printf(arena, "indicadores/%s.html", change->indicator);
	size_t region = region_find(model, change->region);
	if (region == NONE || model->regions[region].entity != model->indicators[indicator].entity)
		return NULL;
	return arena_printf(arena, "regiones/%s/%s.html", change->region, change->indicator);
}

const char *change_shown(const struct voice *voice, const struct model *model,
	const struct figure_change *change, const char *text)
{
	size_t indicator = indicator_find(model, change->indicator);
	struct decimal value;
	if (!*text)
		return shown_text(voice, NULL);
	if (!strcmp(change->field, "estado"))
		return word(voice, state_words(text)->word);
	if (indicator == NONE || !indicator_is_share(&model->indicators[indicator]) ||
		decimal_parse(text, &value, NULL) != DECIMAL_OK)
		return shown_text(voice, text);
	value.millionths *= 100;
	return phrase(voice, W_porcentaje, shown_decimal(voice, value));
}

const char *change_reason(const struct voice *voice, const struct figure_change *change)
{
	if (*change->reason || change->kind == CHANGE_NEW)
		return change->reason;
	return word(voice, W_cambios_sin_motivo);
}

const char *as_sentence(struct arena *arena, const char *text)
{
	const char *capital = capitalised(arena, text);
	size_t length = strlen(capital);
	return length && strchr(".!?", capital[length - 1]) ? capital : arena_printf(arena, "%s.", capital);
}

bool is_told_correction(const struct figure_change *change)
{
	return change->kind == CHANGE_CORRECTED && change->scope == SCOPE_REGION &&
	       !strcmp(change->field, "valor");
}

size_t edition_index(const struct edition_list *editions, const char *id)
{
	for (size_t i = 0; editions && i < editions->count; i++)
		if (!strcmp(editions->editions[i].id, id))
			return i;
	return NONE;
}
