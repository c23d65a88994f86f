"""What `workshop_data/project.yaml` says of regions besides their names: places, partners, and regions put together."""

from participation.project import listed
from participation.regional import places, region_groups
from participation.store import Transaction
from participation.template_files.yaml_files import Part


def fill(change: Transaction, project_id: str, regions: Part, groups: Part) -> list[str]:
    """Fills the places, partners and groups where there are none; gives the names of the lists that were filled."""
    filled = []
    for part, table, put in (("places", "place", places.put_places), ("partners", "region_partner", places.put_partners)):
        given = {item.any_mapping()["id"].text(): item.any_mapping().get(part) for item in regions.items()}
        known = {row["id"] for row in change.rows("SELECT id FROM region")}
        wanted = {region_id: names for region_id, names in given.items() if names is not None and region_id in known}
        if not wanted or change.row(f"SELECT 1 AS one FROM {table} LIMIT 1"):
            continue
        for region_id, names in wanted.items():
            put(change, region_id, [name.texts() for name in names.items()])
        filled.append(part)
    return filled + _groups(change, project_id, groups)


def _groups(change: Transaction, project_id: str, groups: Part) -> list[str]:
    if change.row("SELECT 1 AS one FROM region_group LIMIT 1"):
        return []
    known = {row["id"] for row in change.rows("SELECT id FROM region")}
    made = []
    for item in groups.items():
        line = item.mapping(needs=("id", "name", "regions"))
        regions = [region.text() for region in line["regions"].items() if region.text() in known]
        if len(regions) < region_groups.FEWEST:
            continue
        position = listed.next_number(change, "region_group", "position")
        region_groups.insert(change, line["id"].text(), project_id, position, line["name"].texts())
        for region_id in regions:
            region_groups.add(change, line["id"].text(), region_id)
        made.append("region_groups")
    return made[:1]
