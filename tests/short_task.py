"""A task that one drill solves, and the program that places it."""

SHORT = {
    "task_type": "throughput",
    "config": {
        "task_key": "short_ore_8",
        "goal_description": "Make iron ore.",
        "throughput_entity": "iron-ore",
        "quota": 8,
        "trajectory_length": 3,
    },
}
SOLUTION = """
ore = nearest(Resource.IronOre)
move_to(ore)
drill = place_entity(Prototype.BurnerMiningDrill, Direction.DOWN, ore)
insert_item(Prototype.Coal, drill, quantity=20)
place_entity(Prototype.WoodenChest, position=drill.drop_position)
"""
