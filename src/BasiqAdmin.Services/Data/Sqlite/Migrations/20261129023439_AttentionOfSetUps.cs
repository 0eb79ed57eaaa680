using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AttentionOfSetUps : Migration
    {
        // The triggers of a database keep the formula of the day on which they were made.
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnfollowAttention();
            migrationBuilder.FollowAttention();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // The version before works it out the same way for whoever it stores; nothing is in its way.
        }
    }
}
